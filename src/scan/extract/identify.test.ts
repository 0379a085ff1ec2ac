import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import test from "node:test";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { identify } from "./identify.ts";

const csvText = "Name,Town,Amount\nAda Okafor,Chelsea,12\nBen Hale,Fulham,9\nCy Marsh,Kensington,7\n";
const letter =
  "Dear Ms Okafor,\n\nThank you for your letter, which we received on Monday.\nYours sincerely,\n\nBen Hale\n";
const mail =
  "Received: from a by b\r\nFrom: Ada <ada@example.org>\r\nTo: ben@example.org\r\nSubject: Parking\r\nDate: Mon, 4 Jan 2010 10:00:00 +0000\r\n\r\nHello\r\n";

function dbf(): Buffer {
  const bytes = Buffer.alloc(65 + 20);
  bytes.set([0x03, 110, 1, 4, 1, 0, 0, 0, 65, 0, 11, 0]);
  bytes.write("NAME", 32);
  bytes.write("C", 43);
  bytes[64] = 0x0d;
  return bytes;
}

const padded = (start: string | Buffer) =>
  Buffer.concat([Buffer.from(start as string, "latin1"), Buffer.alloc(64)]);

const cases: readonly { name: string; file: string; bytes: Buffer; type: string }[] = [
  { name: "no bytes at all", file: "a.csv", bytes: Buffer.alloc(0), type: "empty" },
  { name: "a letter", file: "letter.txt", bytes: Buffer.from(letter), type: "txt" },
  {
    name: "a letter that is called a workbook",
    file: "letter.xlsx",
    bytes: Buffer.from(letter),
    type: "txt",
  },
  { name: "a table", file: "list.csv", bytes: Buffer.from(csvText), type: "csv" },
  { name: "a table that is called txt", file: "list.txt", bytes: Buffer.from(csvText), type: "csv" },
  { name: "a table by tabs", file: "list", bytes: Buffer.from(csvText.replaceAll(",", "\t")), type: "tsv" },
  {
    name: "a table in UTF-16 without a mark",
    file: "list.csv",
    bytes: iconv.encode(csvText, "utf-16le"),
    type: "csv",
  },
  { name: "a table in UTF-16 big-endian", file: "l", bytes: iconv.encode(csvText, "utf-16be"), type: "csv" },
  { name: "a mail", file: "1.dat", bytes: Buffer.from(mail), type: "eml" },
  {
    name: "a memo with From and Subject is no mail",
    file: "memo.txt",
    bytes: Buffer.from("From: Ada\nSubject: Leave\n\nI am away.\n"),
    type: "txt",
  },
  {
    name: "a mailbox",
    file: "inbox",
    bytes: Buffer.from(`From ada@example.org Mon Jan  4 10:00:00 2010\r\n${mail}`),
    type: "mbox",
  },
  {
    name: "a web page",
    file: "x.bin",
    bytes: Buffer.from("<!DOCTYPE html><html><body>hi</body></html>"),
    type: "html",
  },
  {
    name: "a fragment of a web page",
    file: "x",
    bytes: Buffer.from("<div><p>hello</p></div>"),
    type: "html",
  },
  {
    name: "XML",
    file: "x.txt",
    bytes: Buffer.from('<?xml version="1.0"?><people><name>A</name></people>'),
    type: "xml",
  },
  { name: "JSON", file: "x", bytes: Buffer.from('{"name": "Ada", "town": "Fulham"}'), type: "json" },
  { name: "JSON of many records", file: "x", bytes: Buffer.from('[\n {"name": "Ada"}\n]'), type: "json" },
  {
    name: "an SQL dump",
    file: "x",
    bytes: Buffer.from("-- MySQL dump 10\nINSERT INTO `a` VALUES (1,'x');\n"),
    type: "sql",
  },
  { name: "rich text", file: "x.doc", bytes: Buffer.from("{\\rtf1\\ansi Hello}"), type: "rtf" },
  { name: "a pdf", file: "x", bytes: Buffer.from("%PDF-1.4\n%âãÏÓ\n"), type: "pdf" },
  {
    name: "a pdf behind a scanner's line",
    file: "x",
    bytes: Buffer.from("\x1b%-12345X@PJL\n%PDF-1.4\n"),
    type: "pdf",
  },
  { name: "gzip", file: "x.csv", bytes: gzipSync(csvText), type: "gz" },
  { name: "7z", file: "x", bytes: padded("7z\xbc\xaf\x27\x1c"), type: "7z" },
  { name: "an Access database", file: "x.dat", bytes: padded("\0\x01\0\0Standard Jet DB\0"), type: "mdb" },
  { name: "an Outlook mailbox", file: "x", bytes: padded("!BDN"), type: "pst" },
  { name: "an SQL Server backup", file: "x", bytes: padded("TAPE\0\0\x03\0"), type: "bak" },
  { name: "a Notes database", file: "x", bytes: padded("\x1a\0\0\x04\0\0"), type: "nsf" },
  { name: "an SQLite database", file: "x", bytes: padded("SQLite format 3\0"), type: "sqlite" },
  { name: "a dBASE table", file: "x", bytes: dbf(), type: "dbf" },
  { name: "a picture", file: "x.txt", bytes: padded("\x89PNG\r\n\x1a\n"), type: "png" },
  { name: "random bytes called a workbook", file: "x.xlsx", bytes: randomBytes(4096), type: "junk" },
  { name: "nothing but NUL bytes", file: "x.docx", bytes: Buffer.alloc(4096), type: "junk" },
];
for (const { name, file, bytes, type } of cases) {
  test(`identify: ${name}`, async () => {
    const found = await identify(file, bytes.subarray(0, 65_536), bytes.length, () => Promise.resolve(bytes));
    assert.equal(found, type);
  });
}
