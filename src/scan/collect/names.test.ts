/** Names survive as text whatever their bytes; hints say no more of a name than reading needs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { hintOf, nameAsText } from "./names.ts";

const names = [
  { name: "plain", bytes: Buffer.from("letter.txt"), text: "letter.txt" },
  { name: "UTF-8", bytes: Buffer.from("Siân £5 🏠.csv"), text: "Siân £5 🏠.csv" },
  { name: "Latin-1", bytes: Buffer.from("café.txt", "latin1"), text: "caf\\xE9.txt" },
  {
    name: "UTF-8 and Latin-1",
    bytes: Buffer.concat([Buffer.from("ŵ"), Buffer.from([0xe9])]),
    text: "ŵ\\xE9",
  },
  {
    name: "cut in the middle of a letter",
    bytes: Buffer.from([0x61, 0xf0, 0x9f, 0x8f]),
    text: "a\\xF0\\x9F\\x8F",
  },
  { name: "overlong", bytes: Buffer.from([0xc0, 0xaf]), text: "\\xC0\\xAF" },
];
for (const { name, bytes, text } of names) {
  test(`a name in bytes: ${name}`, () => assert.equal(nameAsText(bytes), text));
}

const hints = [
  { path: "a/b/Letter to Mr X.TXT", hint: "document.txt" },
  { path: "a.b/README", hint: "document" },
  { path: "old.zip!/sub/list.CSV", hint: "document.csv" },
  { path: "x/backup.sql.gz", hint: "backup.sql.gz" },
  { path: "x/odd.name with spaces", hint: "document" },
];
for (const { path, hint } of hints) test(`the hint of ${path}`, () => assert.equal(hintOf(path), hint));
