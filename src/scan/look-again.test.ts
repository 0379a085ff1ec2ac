import assert from "node:assert/strict";
import { createSecretKey } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { lookAgain } from "./look-again.ts";
import { scan } from "./scan.ts";

const base = mkdtempSync(join(tmpdir(), "candour-look-"));
after(() => rmSync(base, { recursive: true, force: true }));
const key = createSecretKey(Buffer.alloc(32, 7));

test("what was read is there again without the folder, for the documents that are asked for alone", async () => {
  const { work, before } = await scanned();
  const looked = await lookAgain({ work, key }, new Set(["a.txt"]));
  assert.deepEqual(
    looked?.map(({ path, mentions }) => [path, mentions.find(({ type }) => type === "nino")?.value]),
    [["a.txt", "JG103759A"]],
  );
  assert.deepEqual(readFileSync(join(work, "journal")), before, "nothing was changed");
});

test("what is not kept, or does not open, is said to be gone", async () => {
  const { work } = await scanned();
  const other = createSecretKey(Buffer.alloc(32, 8));
  assert.equal(await lookAgain({ work, key: other }, new Set(["a.txt"])), null);
  rmSync(work, { recursive: true });
  assert.equal(await lookAgain({ work, key }, new Set(["a.txt"])), null);
});

let count = 0;

async function scanned() {
  const folder = join(base, `holding-${count}`);
  const work = join(base, `work-${count++}`);
  mkdirSync(folder);
  writeFileSync(join(folder, "a.txt"), "Dear Anna Example,\nYour NI number is JG 10 37 59 A.\n");
  writeFileSync(join(folder, "b.txt"), "Dear Bo Example,\nYour NI number is AB 12 34 56 C.\n");
  const run = await scan({ paths: [folder], work, key, workers: 1, ocr: "off", resume: false });
  assert.ok(run.ok);
  rmSync(folder, { recursive: true });
  return { work, before: readFileSync(join(work, "journal")) };
}
