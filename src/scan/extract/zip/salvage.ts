/** Entries found by their local headers, for archives that were cut short or whose end was overwritten. */
import type { ArchiveEntry } from "./archive-entry.ts";
import { entryName } from "./entry-name.ts";

const localHeader = "PK\x03\x04";
/** Where the bytes of an entry whose size is stated only behind them must end. */
const boundaries = ["PK\x07\x08", localHeader, "PK\x01\x02"];

export function salvageEntries(bytes: Buffer): ArchiveEntry[] {
  const entries: ArchiveEntry[] = [];
  let at = bytes.indexOf(localHeader, 0, "latin1");
  while (at !== -1 && at + 30 <= bytes.length) {
    const entry = entryAt(bytes, at);
    if (entry !== null) entries.push(entry);
    // An entry within a stored entry (a zip inside the zip) must not be taken for one of the outer's.
    const next = entry === null ? at + 4 : Math.max(at + 4, entry.start! + entry.compressedSize);
    at = next >= bytes.length ? -1 : bytes.indexOf(localHeader, next, "latin1");
  }
  return entries;
}

function entryAt(bytes: Buffer, at: number): ArchiveEntry | null {
  const flags = bytes.readUInt16LE(at + 6);
  const method = bytes.readUInt16LE(at + 8);
  const nameLength = bytes.readUInt16LE(at + 26);
  const start = at + 30 + nameLength + bytes.readUInt16LE(at + 28);
  if (nameLength === 0 || nameLength > 1024 || start > bytes.length) return null;
  const name = entryName(bytes.subarray(at + 30, at + 30 + nameLength), flags, []);
  const stated = bytes.readUInt32LE(at + 18);
  const behind = (flags & 8) !== 0 && stated === 0;
  return {
    name,
    directory: name.endsWith("/"),
    encrypted: (flags & 1) !== 0 || method === 99,
    method,
    compressedSize: behind ? sizeBySearch(bytes, start) : stated,
    size: bytes.readUInt32LE(at + 22),
    crc32: behind ? null : bytes.readUInt32LE(at + 14),
    start,
  };
}

function sizeBySearch(bytes: Buffer, start: number): number {
  let end = bytes.length;
  for (const boundary of boundaries) {
    const at = bytes.subarray(start, end).indexOf(boundary, 0, "latin1");
    if (at !== -1) end = start + at;
  }
  return end - start;
}
