/** The entries of a zip: from its directory, or from the local headers where the directory is gone or lies. */
import yauzl from "yauzl";
import type { ArchiveEntry } from "./archive-entry.ts";
import { entryName } from "./entry-name.ts";
import { salvageEntries } from "./salvage.ts";

export type Archive = {
  readonly entries: readonly ArchiveEntry[];
  /** What is wrong with the archive's own directory, in words. */
  readonly damage: string | null;
};

export async function listEntries(bytes: Buffer): Promise<Archive> {
  const { entries, promised, damage } = await fromDirectory(bytes);
  if (damage === null && entries.length === promised && entries.every((entry) => entry.start !== null)) {
    return { entries, damage: null };
  }
  const salvaged = salvageEntries(bytes);
  const known = new Set(entries.filter((entry) => entry.start !== null).map((entry) => entry.start));
  const added = salvaged.filter((entry) => !known.has(entry.start));
  const placed = entries.filter(
    (entry) => entry.start !== null || !added.some((found) => found.name === entry.name),
  );
  return {
    entries: [...placed, ...added],
    damage: damage ?? "the directory points to entries that are not there",
  };
}

type Listed = { entries: ArchiveEntry[]; promised: number; damage: string | null };

async function fromDirectory(bytes: Buffer): Promise<Listed> {
  const entries: ArchiveEntry[] = [];
  let promised = 0;
  try {
    const zip = await yauzl.fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: false });
    promised = zip.entryCount;
    for await (const entry of zip.eachEntry()) entries.push(described(bytes, entry));
    const damage = entries.length < promised ? "the directory lists fewer entries than it promises" : null;
    return { entries, promised, damage };
  } catch {
    const damage =
      entries.length > 0 ? "the directory is damaged" : "the directory at the end is missing or damaged";
    return { entries, promised, damage };
  }
}

function described(bytes: Buffer, entry: yauzl.Entry): ArchiveEntry {
  const name = entryName(entry.fileNameRaw, entry.generalPurposeBitFlag, entry.extraFields);
  return {
    name,
    directory: /[/\\]$/.test(name) && entry.uncompressedSize === 0,
    encrypted: entry.isEncrypted() || entry.compressionMethod === 99,
    method: entry.compressionMethod,
    compressedSize: entry.compressedSize,
    size: entry.uncompressedSize,
    crc32: entry.crc32,
    start: dataStart(bytes, entry.relativeOffsetOfLocalHeader),
  };
}

function dataStart(bytes: Buffer, header: number): number | null {
  if (header + 30 > bytes.length || bytes.readUInt32LE(header) !== 0x04034b50) return null;
  return header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
}
