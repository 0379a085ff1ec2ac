/** The words that communications staff edit: theirs before ours, in the order of their lines, and whole or not at all. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { composeNotice } from "../../domain/notices/compose-notice.ts";
import { readContent } from "./read-content.ts";

const ours = join(import.meta.dirname, "../../../content");
const newFolder = () => mkdtemp(join(tmpdir(), "candour-content-"));

test("the order of the lines is the order in which a reader meets what was taken", async () => {
  const folder = await newFolder();
  const lines = (await readFile(join(ours, "categories.yaml"), "utf8")).split("\n");
  const phone = lines.find((line) => line.startsWith("phone:"))!;
  await writeFile(
    join(folder, "categories.yaml"),
    [phone, ...lines.filter((line) => line !== phone)].join("\n"),
  );
  assert.deepEqual(await firstList(folder), ["your phone number", "your bank card number", "your name"]);
  assert.deepEqual(await firstList(await newFolder()), [
    "your bank card number",
    "your name",
    "your phone number",
  ]);
});

test("a file with a word left out is refused by its name", async () => {
  const folder = await newFolder();
  await writeFile(join(folder, "notice.yaml"), "subject: Sorry");
  await assert.rejects(readContent(folder), /notice\.yaml .* cannot be used/);
});

async function firstList(folder: string): Promise<readonly string[] | undefined> {
  const authority = { name: "Northmere Council", phone: "1", email: "a@b.example", web: "" };
  const facts = { name: "Ada", years: null, reference: "P-000001", authority };
  const categories = ["name", "payment-card", "phone"] as const;
  const { blocks } = composeNotice({ ...facts, categories }, await readContent(folder));
  return blocks.flatMap((block) => (block.kind === "list" ? [block.items] : []))[0];
}
