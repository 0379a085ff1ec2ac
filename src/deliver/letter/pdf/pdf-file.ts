/**
 * The file around a PDF's objects (ISO 32000-1): streams as they come, small objects packed into compressed ones (7.5.7), and
 * at the end where each lies. Written piece by piece, so that a batch of thousands is never held twice.
 */
import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";

export type PdfFile = {
  readonly chunks: Buffer[];
  bytes: number;
  /** For each object: where it begins, or the packed object that holds it and its place there. */
  readonly places: (number | readonly [holder: number, index: number] | null)[];
  packed: { readonly number: number; readonly text: string }[];
};

const packSize = 200;

export function newPdfFile(): PdfFile {
  const file: PdfFile = { chunks: [], bytes: 0, places: [null], packed: [] };
  write(file, Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1"));
  return file;
}

/** A number for an object that is written later. */
export function reserve(file: PdfFile): number {
  return file.places.push(null) - 1;
}

/** A dictionary or an array: packed with others. */
export function add(file: PdfFile, number: number, text: string): void {
  file.packed.push({ number, text });
  if (file.packed.length >= packSize) pack(file);
}

/** As it is, to be found by whoever looks into the file without a reader. */
export function addPlain(file: PdfFile, number: number, text: string): void {
  file.places[number] = file.bytes;
  write(file, Buffer.from(`${number} 0 obj\n${text}\nendobj\n`, "latin1"));
}

export function addStream(
  file: PdfFile,
  number: number,
  content: Uint8Array | string,
  dictionary = "",
  compressed = true,
): void {
  const raw = typeof content === "string" ? Buffer.from(content, "latin1") : content;
  const body = compressed ? deflateSync(raw, { level: 6 }) : raw;
  addReady(file, number, body, `${dictionary}${compressed ? " /Filter /FlateDecode" : ""}`);
}

/** A stream whose content has its filter already. */
export function addReady(file: PdfFile, number: number, body: Uint8Array, dictionary: string): void {
  file.places[number] = file.bytes;
  write(file, Buffer.from(`${number} 0 obj\n<<${dictionary} /Length ${body.length} >>\nstream\n`, "latin1"));
  write(file, body);
  write(file, Buffer.from("\nendstream\nendobj\n", "latin1"));
}

/** Closes the file; nothing is added afterwards. */
export function finish(file: PdfFile, root: number, info: number): Buffer {
  pack(file);
  const number = reserve(file);
  const start = file.bytes;
  file.places[number] = start;
  const rows = Buffer.alloc(file.places.length * 7);
  for (const [at, place] of file.places.entries()) writeRow(rows, at * 7, place);
  const hash = createHash("sha256");
  for (const chunk of file.chunks) hash.update(chunk);
  const id = hash.digest("hex").slice(0, 32);
  const dictionary = ` /Type /XRef /Size ${file.places.length} /W [1 4 2] /Root ${root} 0 R /Info ${info} 0 R /ID [<${id}> <${id}>]`;
  addStream(file, number, rows, dictionary);
  write(file, Buffer.from(`startxref\n${start}\n%%EOF\n`, "latin1"));
  return Buffer.concat(file.chunks);
}

/** Type, then place or holder, then index (7.5.8.3). Nothing lies in an object that was never written. */
function writeRow(rows: Buffer, at: number, place: PdfFile["places"][number]): void {
  if (place === null) rows.writeUInt16BE(at === 0 ? 0xffff : 0, at + 5);
  else if (typeof place === "number") {
    rows[at] = 1;
    rows.writeUInt32BE(place, at + 1);
  } else {
    rows[at] = 2;
    rows.writeUInt32BE(place[0], at + 1);
    rows.writeUInt16BE(place[1], at + 5);
  }
}

function pack(file: PdfFile): void {
  const { packed } = file;
  if (packed.length === 0) return;
  file.packed = [];
  const holder = reserve(file);
  let head = "";
  let offset = 0;
  for (const [index, { number, text }] of packed.entries()) {
    file.places[number] = [holder, index];
    head += `${number} ${offset} `;
    offset += text.length + 1;
  }
  const body = `${head}${packed.map(({ text }) => text).join("\n")}\n`;
  addStream(file, holder, body, ` /Type /ObjStm /N ${packed.length} /First ${head.length}`);
}

function write(file: PdfFile, bytes: Uint8Array): void {
  file.chunks.push(Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes));
  file.bytes += bytes.length;
}

/** Text outside of drawings: as it is where ASCII says it, else in UTF-16. */
export function pdfText(text: string): string {
  if (/^[ -~]*$/.test(text)) return `(${text.replace(/[\\()]/g, "\\$&")})`;
  const wide = Buffer.from(`\ufeff${text}`, "utf16le").swap16();
  return `<${wide.toString("hex")}>`;
}
