/**
 * Looks at 200 letters of all kinds with Debian's own tools (apt-get install qpdf poppler-utils), one by one and as a batch:
 * `qpdf --check` finds nothing, `pdffonts` says that everything is embedded and a part, `pdftotext` reads the whole name, each
 * line of the address and the words in their order, and nothing of anybody else. With CANDOUR_VERAPDF (the command `verapdf`)
 * also PDF/A-2a and PDF/UA-1. Ends with 1 where anything is wrong.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeLetter } from "../src/deliver/letter/write-letter.ts";
import { setBatch } from "../src/deliver/print/set-batch.ts";
import { addressLines } from "../src/domain/notices/post/address-lines.ts";
import type { OutgoingMessage } from "../src/respond/courier.ts";
import { inFolder } from "./engines/measure.ts";
import { allKindsOfLetters } from "./letters/made-up-letters.ts";

const letters = allKindsOfLetters(Number(process.argv[2] ?? 200));
const verapdf = process.env["CANDOUR_VERAPDF"];
const faults: string[] = [];
let sides = 0;

await inFolder(async (folder) => {
  for (const message of letters) {
    const letter = await writeLetter(message);
    if (!letter.ok) {
      faults.push(`${message.reference}: ${letter.problem.kind}`);
      continue;
    }
    sides += letter.value.pages;
    const file = join(folder, `${message.reference}.pdf`);
    writeFileSync(file, letter.value.pdf);
    looked(message.reference, file, letter.value.pages);
    read(message.reference, textOf(file), message);
  }
  const { written, addressed } = setBatch(letters);
  const file = join(folder, "batch.pdf");
  writeFileSync(file, written!.pdf);
  looked("batch", file, written!.pages);
  for (const [at, { first, pages }] of written!.letters.entries()) {
    if (first % 2 === 0) faults.push(`batch: letter ${at + 1} begins on a back`);
    const message = letters.find(({ reference }) => reference === addressed[at]?.reference)!;
    read(`batch, letter ${at + 1}`, textOf(file, first, first + pages - 1), message);
  }
});

console.log(
  `${letters.length} letters of all kinds, ${sides} sides, each by itself and in one batch: ${faults.length} faults`,
);
for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;

function looked(what: string, file: string, pages: number): void {
  const checked = run("qpdf", ["--check", file]);
  if (!checked.includes("No syntax or stream encoding errors found"))
    faults.push(`${what}: qpdf: ${checked}`);
  if (Number(run("qpdf", ["--show-npages", file])) !== pages) faults.push(`${what}: not ${pages} pages`);
  for (const line of run("pdffonts", [file]).trim().split("\n").slice(2))
    if (!/ yes yes yes +\d+ +\d+$/.test(line)) faults.push(`${what}: pdffonts: ${line}`);
  if (verapdf === undefined) return;
  for (const flavour of ["2a", "ua1"])
    if (!run(verapdf, ["--format", "text", "--flavour", flavour, file]).startsWith("PASS"))
      faults.push(`${what}: not ${flavour}`);
}

/** Each line of the window by itself, the words in the order in which they are said, and nobody else's. */
function read(what: string, text: string, message: OutgoingMessage): void {
  const said = plain(text);
  const { lines: address } = addressLines(message.name, message.to);
  // A name that is too long for the window goes over two lines.
  if (!said.includes(address.map(plain).join(""))) faults.push(`${what}: without “${address.join(" / ")}”`);
  let from = 0;
  for (const part of [message.words, ...(message.words.also ?? [])])
    for (const block of part.blocks.slice(1))
      for (const words of block.kind === "list" ? block.items : [block.text]) {
        const at = said.indexOf(plain(words), from);
        if (at === -1) faults.push(`${what}: not in its order: “${words}”`);
        else from = at;
      }
  for (const other of text.match(/P-\d{6}/g) ?? [])
    if (other !== message.personReference) faults.push(`${what}: speaks of ${other}`);
}

/** Without spaces, accents that the typeface lacks, and the foot that stands between two pages. */
function plain(text: string): string {
  return text
    .replace(/^.*(Page|Tudalen) \d+ (of|o) \d+.*$/gm, "")
    .normalize("NFD")
    .replace(/[\p{M}\s\f•]/gu, "");
}

function textOf(file: string, first?: number, last?: number): string {
  const pages = first === undefined ? [] : ["-f", String(first), "-l", String(last)];
  return run("pdftotext", ["-raw", ...pages, file, "-"]);
}

function run(command: string, words: readonly string[]): string {
  try {
    return execFileSync(command, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new Error(`There is no ${command} here.`);
    return String((error as { readonly stdout?: string }).stdout);
  }
}
