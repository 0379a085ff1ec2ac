/** A zip archive: every entry a member, and every entry accounted for. */
import { readable, unread } from "../ending.ts";
import type { Ending, Extractor, Sink, Source } from "../extractor.ts";
import { listEntries } from "./archive.ts";
import type { ArchiveEntry } from "./archive-entry.ts";
import { type Budget, budgetFor, type UnpackProblem, unpackWhole } from "./unpack.ts";

export const zip: Extractor = { types: ["zip"], extract };

/** Beyond this the names alone are a flood: the rest is counted, not listed. */
const mostListed = 100_000;

async function extract(source: Source, sink: Sink): Promise<Ending> {
  const bytes = await source.bytes();
  const { entries, damage } = await listEntries(bytes);
  const files = entries.filter((entry) => !entry.directory);
  if (files.length === 0) {
    return damage === null
      ? unread("empty", "the archive has no entries")
      : unread("corrupt", `${damage}, and no entry could be found without it`);
  }
  if (claimed(files) > bytes.length) {
    await listRest(files, sink, "entries of the archive overlap");
    return unread("bomb", "entries overlap, so that the archive unpacks to more than it can hold");
  }
  return unpackAll(bytes, files, damage, sink);
}

/** Entries that share bytes are how a small archive without nesting becomes a huge one. */
function claimed(files: readonly ArchiveEntry[]): number {
  let sum = 0;
  for (const file of files) if (file.start !== null) sum += file.compressedSize;
  return sum - Math.max(0, ...files.slice(-1).map((file) => file.compressedSize));
}

async function unpackAll(
  bytes: Buffer,
  files: readonly ArchiveEntry[],
  damage: string | null,
  sink: Sink,
): Promise<Ending> {
  const budget = budgetFor(bytes);
  const faults = new Map<UnpackProblem["kind"], number>();
  let given = 0;
  for (const [index, file] of files.entries()) {
    const result = await giveMember(bytes, file, budget, sink);
    if (result.given) given++;
    if (result.kind === "whole") continue;
    if (result.kind === "bomb") {
      await listRest(files.slice(index + 1), sink, "the archive was given up before this entry");
      return unread("bomb", result.reason);
    }
    faults.set(result.kind, (faults.get(result.kind) ?? 0) + 1);
  }
  if (faults.get("encrypted") === files.length) {
    return unread(
      "encrypted",
      files.length === 1 ? "its one entry is encrypted" : `all ${files.length} entries are encrypted`,
    );
  }
  const reasons = [
    ...(damage === null ? [] : [damage]),
    ...[...faults].map(([kind, count]) => `${count} of ${files.length} ${words[kind]}`),
  ];
  return given === 0 ? unread(worst(faults), reasons.join("; ")) : readable(reasons);
}

/** Of an archive that gave nothing at all. */
function worst(faults: ReadonlyMap<UnpackProblem["kind"], number>) {
  if (faults.has("short") || faults.has("missing")) return "corrupt";
  return faults.has("too-large") ? "too-large" : "unsupported";
}

const words: Readonly<Record<UnpackProblem["kind"], string>> = {
  encrypted: "entries are encrypted",
  method: "entries are packed by a method that is not read",
  missing: "entries are listed but not there",
  bomb: "entries unpack without end",
  "too-large": "entries are too large",
  short: "entries are damaged",
};

type Given = {
  readonly kind: "whole" | UnpackProblem["kind"];
  readonly reason: string;
  readonly given: boolean;
};

async function giveMember(bytes: Buffer, file: ArchiveEntry, budget: Budget, sink: Sink): Promise<Given> {
  const { content, problem } = await unpackWhole(bytes, file, budget);
  if (problem === null || (problem.kind === "short" && content.length > 0)) {
    // What a damaged entry still holds is read: part of a list of people is people.
    const goOn = await sink.member(file.name, content);
    if (!goOn)
      return {
        kind: "bomb",
        reason: "the limits on members, their depth or their bytes are reached",
        given: true,
      };
    return { kind: problem?.kind ?? "whole", reason: problem?.reason ?? "", given: true };
  }
  await sink.unreadableMember(file.name, outcomes[problem.kind], problem.reason);
  return { ...problem, given: false };
}

const outcomes = {
  encrypted: "encrypted",
  method: "unsupported",
  missing: "corrupt",
  bomb: "bomb",
  "too-large": "too-large",
  short: "corrupt",
} as const;

async function listRest(files: readonly ArchiveEntry[], sink: Sink, reason: string): Promise<void> {
  for (const file of files.slice(0, mostListed)) await sink.unreadableMember(file.name, "bomb", reason);
}
