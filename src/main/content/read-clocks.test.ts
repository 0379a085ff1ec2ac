/** The clocks of other laws: those that come along, a body's own in their place, and what is wrong in a file is named. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { readClocks } from "./read-clocks.ts";

const folder = mkdtempSync(join(tmpdir(), "candour-clocks-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const line = "{ key: own, name: N, who: W, to: T, from: F, starts: said, source: S }";
const put = (text: string) => writeFileSync(join(folder, "clocks.yaml"), text);

test("those that come along name their law, and each has a key of its own", async () => {
  const clocks = await readClocks("/nowhere");
  assert.ok(clocks.length >= 8);
  assert.ok(clocks.every(({ source, who, to }) => source !== "" && who !== "" && to !== ""));
  assert.equal(clocks.find(({ key }) => key === "nis")?.hours, 72);
  assert.equal(clocks.find(({ key }) => key === "complaint")?.days, 30);
});

test("a body's own file takes their place", async () => {
  put(`- ${line}`);
  assert.deepEqual(
    (await readClocks(folder)).map(({ key }) => key),
    ["own"],
  );
});

const wrong = [
  { name: "two lines with one key", text: `- ${line}\n- ${line}`, says: /same key/ },
  {
    name: "hours and days at once",
    text: `- ${line.replace("}", ", hours: 1, days: 1 }")}`,
    says: /not both/,
  },
  {
    name: "a key that cannot stand in the record",
    text: `- ${line.replace("own", "Own clock")}`,
    says: /cannot be read/,
  },
  { name: "an unknown word", text: `- ${line.replace("}", ", hurry: true }")}`, says: /hurry/ },
];
for (const { name, text, says } of wrong)
  test(`clocks.yaml is refused for ${name}`, async () => {
    put(text);
    await assert.rejects(readClocks(folder), says);
  });
