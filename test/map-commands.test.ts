/** The commands for the map as people type them: looked at, imported, exported, and imported again. */
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { openRecord } from "../src/store/open-record.ts";
import { candour } from "./builders/command-line.ts";
import { dataFolder } from "./record.ts";

const folder = dataFolder("candour-map-commands-");
after(() => rmSync(folder, { recursive: true, force: true }));
const data = join(folder, "own");
const example = resolve(import.meta.dirname, "../exercise/map.yaml");
const run = (...words: readonly string[]) =>
  candour({ folder, key: join(folder, "none.key") }, ["map", ...words, "--data", data]);

test("the example map is looked at, imported, exported, and imported again without a change", async () => {
  const opened = await openRecord({ data, durable: false });
  assert.ok(opened.ok);
  await opened.value.close();
  assert.match((await run("import", "--check", example)).out, /^Would be done: 85 added, 0 changed, 0 as/);
  const imported = await run("import", example);
  assert.match(imported.out, /^Imported: 85 added/, imported.err);
  const table = join(folder, "map.csv");
  assert.equal((await run("export", "--format", "csv", "--out", table)).code, 0);
  assert.match((await run("import", table)).out, /^Imported: 0 added, 0 changed, 85 as they were/);
  writeFileSync(table, readFileSync(table, "utf8").replace("2017-03-31", "2017-02-31"));
  const refused = await run("import", table);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /^Row \d+: “2017-02-31” is no day\..*Nothing was imported/s);
});
