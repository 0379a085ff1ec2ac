/** Files that nobody can read, or not without more: each with what reading it should come to. */

import type { Chance } from "../chance.ts";
import { docxBytes } from "../pack/docx.ts";
import { type Leaf, mute, placed } from "../pack/leaf.ts";
import { lockedOffice } from "../pack/locked-office.ts";
import { scannedPdf } from "../pack/pdf.ts";
import { drawn, jpeg, png } from "../pack/picture.ts";
import { xlsxBytes } from "../pack/xlsx.ts";
import { zipped } from "../pack/zip.ts";
import { at, type Desk, rowsOf } from "./desk.ts";
import { bornOn, nameOf, ninoOf } from "./facts.ts";
import { plain, spelt, type Written, write } from "./writing.ts";

export async function unreadable(desk: Desk, which: number): Promise<Leaf[]> {
  const folder = `${desk.authority.pathPrefix}/old`;
  const own = at(desk, "old");
  const words = scannedWords(own);
  const picture = drawn(words.map((line) => line.text));
  const mentions = words.flatMap((line) => placed(line, { page: 1 }));
  const scans: Leaf[] = [
    await scannedPdf(`${folder}/scan_0001.pdf`, jpeg(picture), mentions, 2008),
    {
      ...mute(
        `${folder}/scan_0002.jpg`,
        jpeg(drawn(["SITE PHOTO 14", own.authority.wards[0] ?? ""])),
        "needs-ocr",
      ),
    },
    {
      ...mute(`${folder}/fax_0003.png`, png(drawn(["FAX COVER SHEET", `PAGES: ${which + 2}`])), "needs-ocr"),
    },
  ];
  const others: Leaf[][] = [
    [
      sealed(`${folder}/payroll.zip`, "payroll.csv", Buffer.from(secretCsv(own)), "Tulip-1987"),
      mute(`${folder}/empty.csv`, Buffer.alloc(0), "empty"),
      mute(`${folder}/core.dat`, noise(own.chance, 4096), "junk"),
    ],
    [
      mute(
        `${folder}/salaries-locked.xlsx`,
        lockedOffice(secretBook(own), "Harbour", own.chance),
        "encrypted",
      ),
      mute(`${folder}/letter-cut-off.docx`, cutOff(), "corrupt"),
      mute(`${folder}/housing_db.bak`, sqlBackup(own.chance), "unsupported"),
    ],
    [
      sealed(`${folder}/printspool.zip`, "spool.prn", Buffer.alloc(60_000_000, 0x20)),
      mute(`${folder}/tail.dat`, noise(own.chance, 2222), "junk"),
      mute(`${folder}/export-damaged.zip`, broken(own.chance), "corrupt"),
    ],
  ];
  return [...scans, ...(others[which] ?? [])];
}

/** A container whose one member can be named and not be had: locked by a password, or grown beyond all measure. */
function sealed(name: string, member: string, bytes: Uint8Array, password?: string): Leaf {
  const outcome = password === undefined ? "bomb" : "encrypted";
  const whole = mute(name, zipped([{ name: member, bytes }], password), outcome);
  return { ...whole, members: [mute(member, Buffer.alloc(0), outcome)] };
}

function scannedWords(desk: Desk): Written[] {
  const { person } = desk.chance.pick(desk.plainAdults);
  const clean = (written: Written) =>
    spelt(written, (text) =>
      text
        .normalize("NFD")
        .replace(/[^A-Za-z0-9 .,:/'-]/g, "")
        .toUpperCase(),
    );
  return [
    plain("APPLICATION"),
    clean(write`NAME: ${nameOf(person)}`),
    write`DATE OF BIRTH: ${bornOn(person)}`,
    write`NI NUMBER: ${ninoOf(person, true)}`,
  ];
}

function secretCsv(desk: Desk): string {
  return rowsOf([{ header: "Name", cell: ({ person }) => nameOf(person) }], desk.staff)
    .map((row) => row.map((cell) => cell.text).join(","))
    .join("\n");
}

function secretBook(desk: Desk): Buffer {
  const rows = rowsOf([{ header: "Name", cell: ({ person }) => nameOf(person) }], desk.staff);
  return xlsxBytes({ kind: "book", sheets: [{ name: "Pay", rows }] }, 2012);
}

/** Broken in the middle of its document part: neither a directory nor a whole member is left. */
function cutOff(): Buffer {
  const paragraphs = Array.from({ length: 40 }, (_, i) =>
    plain(`Clause ${i * 7919}: the tenant shall keep item ${i * 104729} in repair.`),
  );
  const whole = docxBytes({ kind: "prose", title: plain("Agreement"), paragraphs }, 2009);
  return whole.subarray(0, 250);
}

/** The header of a member is there; what follows is not what was packed, and the directory is gone. */
function broken(chance: Chance): Buffer {
  const whole = zipped([{ name: "export.csv", bytes: noise(chance, 6000) }]);
  // block type 3 does not exist in deflate (RFC 1951 3.2.3), so that nothing can be had
  return Buffer.concat([whole.subarray(0, 40), Buffer.from([0x07]), noise(chance, 900)]);
}

/** Microsoft Tape Format begins with TAPE; the rest is pages of the database, opaque to us. */
function sqlBackup(chance: Chance): Buffer {
  return Buffer.concat([Buffer.from("TAPE\x00\x00\x03\x00\x8c\x00\x0e\x01", "latin1"), noise(chance, 8192)]);
}

function noise(chance: Chance, count: number): Buffer {
  return Buffer.from(Array.from({ length: count }, () => chance.int(0, 255)));
}
