/** Reads one document in a child: identify, extract, detect; members go sealed into the spool. */

import type { Detected } from "../detect/detection.ts";
import type { Ending, Sink } from "../extract/extractor.ts";
import { SpoolDamaged } from "../spool/spool.ts";
import { startMembers } from "./child-members.ts";
import { type Bytes, FileChanged, HeldTooLarge, openBytes, type Spool } from "./child-source.ts";
import { recognised } from "./limits.ts";
import type { Job, Line, Reading } from "./messages.ts";
import type { Readers } from "./readers.ts";

export async function readDocument(job: Job, readers: Readers, spool: Spool, line: Line): Promise<void> {
  const started = performance.now();
  try {
    const bytes = await openBytes(job, spool);
    try {
      const { reading, detected } = await readBytes(job, bytes, readers, spool, line);
      await bytes.check();
      const ms = Math.round(performance.now() - started);
      await handOverFindings(detected, line, (body) =>
        line.tell({ say: "done", reading: { ...reading, ms, mentions: detected.mentions.length } }, body),
      );
    } finally {
      await bytes.close();
    }
  } catch (error) {
    const cause = causeOf(error);
    if (cause === null) throw error;
    line.tell({ say: "failed", cause });
  }
}

type Read = { readonly reading: Omit<Reading, "ms" | "mentions">; readonly detected: Detected };

async function readBytes(job: Job, bytes: Bytes, readers: Readers, spool: Spool, line: Line): Promise<Read> {
  const detection = readers.startDetection({ path: job.name });
  const members = startMembers(job.bytes, spool, line);
  let type = "unknown";
  let ocr = false;
  let told = 0;
  const sink: Sink = {
    passage(passage) {
      if (passage.kind === "prose" && passage.marks.some(({ place }) => "box" in place)) ocr = true;
      const now = performance.now();
      if (recognised.has(type) && now - told > 500) {
        told = now;
        line.tell({ say: "page" });
      }
      detection.take(passage);
    },
    member: members.take,
    unreadableMember: members.accountFor,
  };
  const ending = await endingOf(async () => {
    type = await readers.identify(job.name, await bytes.head(), job.bytes, () => bytes.whole());
    line.tell({ say: "identified", type });
    const { name, bytes: size } = job;
    return readers.extract({ name, size, type, bytes: bytes.whole, stream: bytes.stream }, sink);
  });
  await members.finish();
  const detected = detection.finish();
  const dates = ending.dates.toSorted();
  const { outcome, partial, reason, pages } = members.spent ? spentEnding(ending, members.spent) : ending;
  return {
    reading: {
      type,
      outcome,
      partial,
      reason,
      ocr,
      pages,
      earliest: detected.earliest ?? dates[0] ?? null,
      latest: detected.latest ?? dates.at(-1) ?? null,
    },
    detected,
  };
}

/** What no reader foresaw is a damaged document; its message may quote the document and is dropped. */
async function endingOf(read: () => Promise<Ending>): Promise<Ending> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof HeldTooLarge) {
      return unread("too-large", "too large for a format that must be held in memory as a whole");
    }
    if (causeOf(error) !== null) throw error;
    return unread("corrupt", `the reader gave up (${error instanceof Error ? error.name : "unknown error"})`);
  }
}

function unread(outcome: Ending["outcome"], reason: string): Ending {
  return { outcome, partial: false, reason, pages: null, dates: [] };
}

/** A container over its budget is a bomb, whatever its reader made of being told to stop. */
function spentEnding(ending: Ending, reason: string): Ending {
  return { ...ending, outcome: "bomb", partial: true, reason };
}

function causeOf(error: unknown): "memory" | "changed" | "gone" | "disk-full" | null {
  if (error instanceof FileChanged) return "changed";
  if (error instanceof SpoolDamaged) return "gone";
  if (!(error instanceof Error)) return null;
  const code = (error as NodeJS.ErrnoException).code;
  if (["ENOSPC", "EDQUOT", "EFBIG"].includes(code ?? "")) return "disk-full";
  if (code === "ERR_MEMORY_ALLOCATION_FAILED" || code === "ENOMEM") return "memory";
  if (error instanceof RangeError && /allocation failed|could not allocate/i.test(error.message))
    return "memory";
  if (code === "ENOENT" || code === "EACCES" || code === "EPERM" || code === "ELOOP") return "gone";
  if (code === "EIO" || code === "ESTALE" || code === "EISDIR") return "gone";
  return null;
}

const partLength = 4 * 1024 * 1024;

/** Findings of many megabytes leave in parts, each kept before the next is made. */
async function handOverFindings(detected: Detected, line: Line, last: (body: Buffer) => void): Promise<void> {
  let part = { mentions: [] as unknown[], undecided: [] as unknown[] };
  let size = 0;
  for (const kind of ["mentions", "undecided"] as const) {
    for (const mention of detected[kind]) {
      part[kind].push(mention);
      size += 250 + 2 * (mention.written.length + mention.value.length + mention.label.length);
      if (size < partLength) continue;
      await line.handOver({ say: "part" }, Buffer.from(JSON.stringify(part)));
      part = { mentions: [], undecided: [] };
      size = 0;
    }
  }
  last(Buffer.from(JSON.stringify(part)));
}
