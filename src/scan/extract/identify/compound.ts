/** What a compound file (the container of old Office files, messages and encrypted new ones) holds at its root. */

export function compoundType(name: string, bytes: Buffer): string {
  const names = rootNames(bytes);
  if (names.has("encryptedpackage")) return encryptedOffice(name);
  if (names.has("worddocument")) return "doc";
  if (names.has("workbook") || names.has("book")) return "xls";
  if (names.has("powerpoint document") || names.has("pp97_dualstorage")) return "ppt";
  if (names.has("__properties_version1.0")) return "msg";
  if (names.has("visiodocument")) return "vsd";
  if (names.has("quill")) return "pub";
  return "unknown";
}

/** The package inside is not to be seen: here the extension is all there is. The reader of each ends `encrypted`. */
function encryptedOffice(name: string): string {
  const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  if (extension.startsWith("xls")) return extension === "xlsb" ? "xlsb" : "xlsx";
  if (extension.startsWith("ppt")) return "pptx";
  return "docx";
}

const endOfChain = 0xfffffffa;
const noEntry = 0xffffffff;

type Entry = { readonly name: string; readonly left: number; readonly right: number; readonly child: number };

/** Only the root's own children count: a document with a workbook embedded holds a `Workbook` deeper down. */
function rootNames(bytes: Buffer): ReadonlySet<string> {
  const names = new Set<string>();
  const entries = directory(bytes);
  const waiting = [entries[0]?.child ?? noEntry];
  const seen = new Set<number>();
  while (waiting.length > 0) {
    const at = waiting.pop()!;
    const entry = entries[at];
    if (entry === undefined || seen.has(at)) continue;
    seen.add(at);
    // Some writers change the case of the names.
    names.add(entry.name.toLowerCase());
    waiting.push(entry.left, entry.right);
  }
  return names;
}

function directory(bytes: Buffer): Entry[] {
  if (bytes.length < 512) return [];
  const sectorSize = 1 << Math.min(bytes.readUInt16LE(30), 16);
  if (sectorSize < 128) return [];
  const next = chains(bytes, sectorSize);
  const entries: Entry[] = [];
  const seen = new Set<number>();
  for (let sector = bytes.readUInt32LE(48); sector < endOfChain && !seen.has(sector); ) {
    seen.add(sector);
    const start = (sector + 1) * sectorSize;
    for (let at = start; at + 128 <= Math.min(start + sectorSize, bytes.length); at += 128) {
      entries.push(entryAt(bytes, at));
    }
    sector = next(sector);
  }
  return entries;
}

function entryAt(bytes: Buffer, at: number): Entry {
  const length = Math.max(0, Math.min(bytes.readUInt16LE(at + 64), 64) - 2);
  return {
    name: bytes.toString("utf16le", at, at + length),
    left: bytes.readUInt32LE(at + 68),
    right: bytes.readUInt32LE(at + 72),
    child: bytes.readUInt32LE(at + 76),
  };
}

/** The sector after a given one, by the allocation table, whose own sectors the header and its overflow list. */
function chains(bytes: Buffer, sectorSize: number): (sector: number) => number {
  const tables: number[] = [];
  for (let i = 0; i < 109; i++) tables.push(bytes.readUInt32LE(76 + i * 4));
  const perSector = sectorSize / 4;
  let overflow = bytes.readUInt32LE(68);
  for (let guard = 0; overflow < endOfChain && guard < 4096; guard++) {
    const start = (overflow + 1) * sectorSize;
    if (start + sectorSize > bytes.length) break;
    for (let i = 0; i < perSector - 1; i++) tables.push(bytes.readUInt32LE(start + i * 4));
    overflow = bytes.readUInt32LE(start + sectorSize - 4);
  }
  return (sector) => {
    const table = tables[Math.floor(sector / perSector)];
    if (table === undefined || table >= endOfChain) return noEntry;
    const at = (table + 1) * sectorSize + (sector % perSector) * 4;
    return at + 4 <= bytes.length ? bytes.readUInt32LE(at) : noEntry;
  };
}
