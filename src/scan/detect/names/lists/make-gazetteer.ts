/**
 * Makes names.txt.br from lists of names (see NOTICE.md): one folded name to a line, then its marks.
 * Run: node make-gazetteer.ts FOLDER_WITH_THE_LISTS
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { fold, marks } from "./fold.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("name the folder that holds the lists");
const OFTEN = 400;
const gazetteer = new Map<string, number>();

for (const [name, , count] of rows("uk-given-names.csv")) {
  add(name!, marks.given);
  counted(name!, Number(count));
}
for (const [, localized, romanized] of rows("common-forenames-by-country.csv")) {
  add(localized!, marks.given | marks.often);
  add(romanized!, marks.given | marks.often);
}
for (const name of lines("given-names.txt")) add(name, marks.given);
for (const [, , romanized] of rows("common-surnames-by-country.csv"))
  add(romanized!, marks.surname | marks.oftenSurname);
for (const name of lines("surnames.txt")) add(name, marks.surname);
for (const name of ownLines("older-given-names.txt")) add(name, marks.given | marks.often);
for (const word of ownLines("ordinary-words.txt")) if (gazetteer.has(word)) add(word, marks.ordinary);
for (const word of englishWords()) if (!gazetteer.has(word)) add(word, marks.ordinary);
for (const place of ownLines("places.txt")) add(place, marks.place);

const text = [...gazetteer]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, mark]) => `${name} ${mark.toString(36)}`);
const packed = brotliCompressSync(text.join("\n"), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
});
writeFileSync(join(import.meta.dirname, "names.txt.br"), packed);
process.stdout.write(`${gazetteer.size} names, ${packed.length} bytes\n`);

function add(name: string, mark: number): void {
  for (const part of fold(name).split(/[\s-]+/)) {
    if (!/^[a-z'’]{2,}$/.test(part)) continue;
    gazetteer.set(part, (gazetteer.get(part) ?? 0) | mark);
  }
}

function counted(name: string, count: number): void {
  if (count >= OFTEN) add(name, marks.often);
}

function rows(file: string): readonly string[][] {
  return lines(file)
    .slice(1)
    .map((line) => line.split(","));
}

function lines(file: string): readonly string[] {
  return readFileSync(join(folder!, file), "utf8")
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .filter(Boolean);
}

/** Words of English prose (counted in software's documentation): a capitalised one is not an unknown name. */
function englishWords(): readonly string[] {
  const packed = readFileSync(join(import.meta.dirname, "english-words.txt.br"));
  return brotliDecompressSync(packed).toString("utf8").split("\n");
}

function ownLines(file: string): readonly string[] {
  const text = readFileSync(join(import.meta.dirname, file), "utf8");
  return text.replace(/^#.*$/gm, "").split(/\s+/).filter(Boolean);
}
