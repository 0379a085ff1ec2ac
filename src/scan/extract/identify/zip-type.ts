/** Which document a zip is, by the names inside it: office formats are zips with agreed names. */
import { constants, inflateRawSync } from "node:zlib";

const mimeTypes: Readonly<Record<string, string>> = {
  "application/vnd.oasis.opendocument.text": "odt",
  "application/vnd.oasis.opendocument.spreadsheet": "ods",
  "application/vnd.oasis.opendocument.presentation": "odp",
  "application/epub+zip": "epub",
};

const partNames: readonly (readonly [part: string, type: string])[] = [
  ["xl/workbook.bin", "xlsb"],
  ["word/document", "docx"],
  ["xl/workbook.xml", "xlsx"],
  ["xl/worksheets/", "xlsx"],
  ["ppt/presentation.xml", "pptx"],
  ["ppt/slides/", "pptx"],
];

const officePart = /^(\[Content_Types\]|_rels|docProps|customXml|word|xl|ppt)/;

/** `load` is null where the file is too large to be loaded for its name alone. */
export async function zipType(
  name: string,
  head: Buffer,
  load: (() => Promise<Buffer>) | null,
): Promise<string> {
  const written = writtenType(head);
  if (written !== null) return written;
  const first = localNames(head);
  const early = byParts(first);
  if (early !== null) return early;
  // An office file's own parts list comes first or last; other zips need not be loaded to be zips.
  if (load === null || !first.some((part) => officePart.test(part))) {
    return "zip";
  }
  return byParts(directoryNames(await load())) ?? cutOffice(name, first);
}

/** Cut before the part that tells which: an office file for certain, and its extension says of which kind. */
function cutOffice(name: string, parts: readonly string[]): string {
  const extension = /\.(docx|xlsx|pptx|xlsb)$/i.exec(name)?.[1]?.toLowerCase();
  return extension !== undefined && parts.some((part) => officePart.test(part)) ? extension : "zip";
}

/** OpenDocument and EPUB state their type in an entry that should come first and be stored; not every writer does so. */
function writtenType(head: Buffer): string | null {
  const name = head.indexOf("mimetype", 0, "latin1");
  const at = name - 30;
  if (at < 0 || head.readUInt32LE(at) !== 0x04034b50 || head.readUInt16LE(at + 26) !== 8) return null;
  const start = name + 8 + head.readUInt16LE(at + 28);
  const data = head.subarray(start, start + 120);
  const written = head.readUInt16LE(at + 8) === 0 ? data.toString("latin1") : inflatedStart(data);
  for (const [mime, type] of Object.entries(mimeTypes)) if (written.startsWith(mime)) return type;
  return null;
}

function inflatedStart(data: Buffer): string {
  try {
    return inflateRawSync(data, { finishFlush: constants.Z_SYNC_FLUSH }).toString("latin1");
  } catch {
    return "";
  }
}

function byParts(names: readonly string[]): string | null {
  if (!names.some((name) => name === "[Content_Types].xml" || name.startsWith("_rels/"))) return null;
  for (const [part, type] of partNames) {
    if (names.some((name) => name.replaceAll("\\", "/").startsWith(part))) return type;
  }
  return null;
}

/** Names in local headers, found by their signature: enough for the start of a file, cut or not. */
function localNames(head: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at !== -1 && at + 30 <= head.length; at = head.indexOf("PK\x03\x04", at + 4, "latin1")) {
    const length = head.readUInt16LE(at + 26);
    if (length > 0 && length < 512) names.push(head.toString("latin1", at + 30, at + 30 + length));
  }
  return names;
}

function directoryNames(bytes: Buffer): string[] {
  const names: string[] = [];
  for (
    let at = bytes.indexOf("PK\x01\x02", 0, "latin1");
    at !== -1;
    at = bytes.indexOf("PK\x01\x02", at + 4, "latin1")
  ) {
    if (at + 46 > bytes.length) break;
    const length = bytes.readUInt16LE(at + 28);
    names.push(bytes.toString("latin1", at + 46, at + 46 + length));
  }
  return names.length > 0 ? names : localNames(bytes);
}
