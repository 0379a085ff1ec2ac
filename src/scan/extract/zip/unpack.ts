/** Inflates one entry under a budget: sizes in headers are claims, so bytes are counted as they come. */
import { constants, crc32, createInflateRaw } from "node:zlib";
import type { ArchiveEntry } from "./archive-entry.ts";

/** `short`: the data ended or broke before the declared end, or its checksum is wrong; what came before was given. */
export type UnpackProblem = {
  readonly kind: "encrypted" | "method" | "missing" | "bomb" | "too-large" | "short";
  readonly reason: string;
};

/** Shared by all entries of one archive. */
export type Budget = {
  /** Of the archive itself: the ratio is judged by what really lies in it. */
  readonly archiveBytes: number;
  readonly mostPerEntry: number;
  unpacked: number;
};

export const largestMember = 400 * 1024 * 1024;
const harmless = 50 * 1024 * 1024;
const steepest = 200;

export function budgetFor(bytes: Buffer, mostPerEntry = largestMember): Budget {
  return { archiveBytes: bytes.length, mostPerEntry, unpacked: 0 };
}

/** Gives the entry's bytes chunk by chunk; null when all is well. */
export async function unpack(
  bytes: Buffer,
  entry: ArchiveEntry,
  budget: Budget,
  take: (chunk: Buffer) => Promise<void> | void,
): Promise<UnpackProblem | null> {
  if (entry.encrypted) return { kind: "encrypted", reason: "the entry is encrypted" };
  if (entry.start === null) return { kind: "missing", reason: "the entry's data is missing" };
  if (entry.method !== 0 && entry.method !== 8) {
    return { kind: "method", reason: `compression method ${entry.method} is not read` };
  }
  const end = entry.start + entry.compressedSize;
  const data = bytes.subarray(entry.start, end);
  let size = 0;
  let sum = 0;
  let problem: UnpackProblem | null = null;
  try {
    for await (const chunk of entry.method === 0 ? stored(data) : inflated(data)) {
      size += chunk.length;
      budget.unpacked += chunk.length;
      sum = crc32(chunk, sum);
      problem = overspent(size, budget, data.length);
      if (problem !== null) return problem;
      await take(chunk);
    }
  } catch (error) {
    if (!isInflateError(error)) throw error;
    problem = { kind: "short", reason: "its compressed data is damaged" };
  }
  if (problem === null && end > bytes.length) problem = { kind: "short", reason: "it is cut short" };
  if (problem === null && entry.crc32 !== null && sum !== entry.crc32) {
    problem = { kind: "short", reason: "its checksum is wrong" };
  }
  return problem;
}

export async function unpackWhole(
  bytes: Buffer,
  entry: ArchiveEntry,
  budget: Budget,
): Promise<{ readonly content: Buffer; readonly problem: UnpackProblem | null }> {
  // Room for what is declared, so that large members are not held twice; deflate cannot grow more than so much.
  const declared = Math.min(entry.size, entry.compressedSize * 1032 + 64, budget.mostPerEntry);
  let content = Buffer.allocUnsafe(
    declared <= bytes.length * steepest || declared <= harmless ? declared : 0,
  );
  let length = 0;
  const problem = await unpack(bytes, entry, budget, (chunk) => {
    if (length + chunk.length > content.length) {
      const larger = Buffer.allocUnsafe(Math.max(length + chunk.length, Math.ceil(content.length * 1.5)));
      content.copy(larger, 0, 0, length);
      content = larger;
    }
    chunk.copy(content, length);
    length += chunk.length;
  });
  return { content: content.subarray(0, length), problem };
}

/** The ratio of the entry counts too: one steep entry among much honest bulk is a bomb all the same. */
function overspent(size: number, budget: Budget, compressed: number): UnpackProblem | null {
  if (size > harmless && size > compressed * steepest) {
    return { kind: "bomb", reason: `one entry unpacks to more than ${steepest} times its size` };
  }
  if (budget.unpacked > harmless && budget.unpacked > budget.archiveBytes * steepest) {
    return { kind: "bomb", reason: `it unpacks to more than ${steepest} times its size` };
  }
  if (size > budget.mostPerEntry) {
    return { kind: "too-large", reason: `it unpacks to more than ${budget.mostPerEntry >> 20} MB` };
  }
  return null;
}

function* stored(data: Buffer): Generator<Buffer> {
  for (let at = 0; at < data.length; at += 65_536) yield data.subarray(at, at + 65_536);
}

/** A cut stream gives what it has instead of an error; the checksum tells that it was cut. */
function inflated(data: Buffer): AsyncIterable<Buffer> {
  const inflate = createInflateRaw({ finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 65_536 });
  inflate.end(data);
  return inflate;
}

function isInflateError(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}
