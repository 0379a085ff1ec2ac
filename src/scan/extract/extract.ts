/** Reads one document by its type. Each format's reader is loaded when its first document comes: a child starts light. */
import { unread } from "./ending.ts";
import type { Ending, Extractor, Sink, Source } from "./extractor.ts";

const otherSheets = async () => (await import("./xlsx/other-sheets.ts")).otherSheets;

const odt = async () => (await import("./odt/odt.ts")).odt;

const readers: Readonly<Record<string, () => Promise<Extractor>>> = {
  csv: async () => (await import("./table/csv.ts")).csv,
  tsv: async () => (await import("./table/csv.ts")).csv,
  pdf: async () => (await import("./pdf/pdf.ts")).pdf,
  html: async () => (await import("./html/html.ts")).html,
  eml: async () => (await import("./mail/eml.ts")).eml,
  json: async () => (await import("./json/json.ts")).json,
  docx: async () => (await import("./docx/docx.ts")).docx,
  xlsx: async () => (await import("./xlsx/xlsx.ts")).xlsx,
  xls: otherSheets,
  xlsb: otherSheets,
  ods: otherSheets,
  pptx: async () => (await import("./pptx/pptx.ts")).pptx,
  mbox: async () => (await import("./mail/mbox.ts")).mbox,
  tar: async () => (await import("./archive/tar.ts")).tar,
  gz: async () => (await import("./archive/gz.ts")).gz,
  xml: async () => (await import("./xml/xml.ts")).xml,
  odt,
  odp: odt,
  zip: async () => (await import("./zip/zip.ts")).zip,
  txt: async () => (await import("./text/txt.ts")).txt,
};

export async function extract(source: Source, sink: Sink): Promise<Ending> {
  if (source.size === 0 || source.type === "empty") return unread("empty", "the file has no bytes");
  if (source.type === "junk") return unread("junk", "the bytes follow no known format and hold no text");
  if (source.type === "unknown") return unread("unsupported", "the bytes are of no format that is known");
  const reader = readers[source.type];
  if (reader !== undefined) return (await reader()).extract(source, sink);
  if (images.has(source.type)) {
    return unread(
      "needs-ocr",
      `a picture (${source.type}): its text can only be had by recognising characters`,
    );
  }
  return unread("unsupported", `${unsupported[source.type] ?? `the format ${source.type}`} is not read`);
}

const images: ReadonlySet<string> = new Set([
  "png",
  "jpg",
  "gif",
  "tif",
  "bmp",
  "webp",
  "heic",
  "jp2",
  "avif",
]);

const unsupported: Readonly<Record<string, string>> = {
  doc: "a Word 97-2003 document",
  ppt: "a PowerPoint 97-2003 presentation",
  msg: "an Outlook message",
  rtf: "a Rich Text document",
  pst: "an Outlook mailbox file",
  mdb: "an Access database",
  dbf: "a dBASE table",
  sqlite: "an SQLite database",
  sql: "an SQL dump",
  bz2: "a bzip2 archive",
  xz: "an xz archive",
  "7z": "a 7z archive",
  rar: "a RAR archive",
  tnef: "a winmail.dat attachment",
  wpd: "a WordPerfect document",
  vsd: "a Visio drawing",
  pub: "a Publisher document",
  epub: "an e-book",
  exe: "a program",
  elf: "a program",
  bak: "a Microsoft SQL Server backup is opaque without the server that wrote it: restore it there; it",
  nsf: "a Lotus Notes database is opaque without Notes: export it there; it",
};
