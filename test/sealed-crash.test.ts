/** kill -9 at random moments of the whole job: of the people in the holding nothing lies on the disk in clear, in any form. */
import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { dataFolder } from "./record.ts";
import { killAndSearch } from "./sealed-crash/kill-and-search.ts";
import { zipped } from "./sealed-crash/planted.ts";
import { searchFolders } from "./sealed-crash/search.ts";

const base = dataFolder("candour-clear-");
after(() => rmSync(base, { recursive: true, force: true }));

const forms: readonly { name: string; bytes: Buffer | Promise<Buffer>; form: string }[] = [
  { name: "as it is", bytes: Buffer.from("x Quillmarsh y"), form: "UTF-8" },
  { name: "in small letters", bytes: Buffer.from("x quillmarsh y"), form: "UTF-8" },
  { name: "in UTF-16, little end first", bytes: Buffer.from("Quillmarsh", "utf16le"), form: "UTF-16LE" },
  {
    name: "in UTF-16, big end first",
    bytes: Buffer.from("Quillmarsh", "utf16le").swap16(),
    form: "UTF-16BE",
  },
  { name: "in hex", bytes: Buffer.from(Buffer.from("x Quillmarsh").toString("hex")), form: "hex" },
  ...[0, 1, 2].map((step) => ({
    name: `in base64 at step ${step}`,
    bytes: Buffer.from(Buffer.from(`${"x".repeat(step)}Quillmarsh and more`).toString("base64")),
    form: "base64",
  })),
  {
    name: "in gzip",
    bytes: Buffer.concat([Buffer.alloc(9), gzipSync("x Quillmarsh")]),
    form: "UTF-8 in gzip",
  },
  {
    name: "in gzip that was cut off",
    bytes: gzipSync(`Quillmarsh ${"y".repeat(90_000)}`).subarray(0, 60),
    form: "UTF-8 in gzip",
  },
  {
    name: "in zlib",
    bytes: Buffer.concat([Buffer.alloc(3, 7), deflateSync("x Quillmarsh")]),
    form: "UTF-8 in zlib",
  },
  { name: "in a zip", bytes: zipped([["a.txt", `Quillmarsh ${"z".repeat(500)}`]]), form: "UTF-8 in zip" },
  {
    name: "in a gzip of UTF-16",
    bytes: gzipSync(Buffer.from("Quillmarsh", "utf16le")),
    form: "UTF-16LE in gzip",
  },
];
for (const { name, bytes, form } of forms)
  test(`the search finds a value ${name}`, async () => {
    const folder = join(base, "forms", name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "file"), await bytes);
    const found = searchFolders([folder], ["Quillmarsh"]);
    assert.ok(
      found.some((find) => find.form === form),
      JSON.stringify(found),
    );
  });

test("the search finds a value in a file's name, and none where there is none", () => {
  const folder = join(base, "names");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "Quillmarsh.txt"), deflateRawSync("nothing"));
  assert.deepEqual(
    searchFolders([folder], ["Quillmarsh", "Thornybeck"]).map(({ form }) => form),
    ["in its name"],
  );
});

test("after each kill of the whole job nothing of the planted people is found", {
  timeout: 240_000,
}, async (t) => {
  const seed = Math.trunc(Math.random() * 2 ** 31);
  const killed = await killAndSearch(join(base, "job"), {
    kills: 4,
    searchEvery: 2,
    seed,
    said: (line) => t.diagnostic(line),
  });
  t.diagnostic(`seed ${seed}; ${killed.rounds} whole rounds in between`);
  assert.ok(killed.rounds > 0, "the whole job was done at least once");
  assert.deepEqual(killed.finds, []);
});
