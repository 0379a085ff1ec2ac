/** A few of the kills of `node bench/kills/kills.ts`, each kind once: nothing is lost, half done or in clear afterwards. */
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { peopleFile, planted } from "../bench/kills/planted.ts";
import { runKills } from "../bench/kills/run-kills.ts";
import { searchChanged } from "../bench/kills/search-changed.ts";
import { dataFolder } from "./record.ts";

const folder = dataFolder("candour-kills-");
after(() => rmSync(folder, { recursive: true, force: true }));

test("killed at random moments of work, backup, restore and rotation: nothing lost, half done or in clear", async (t) => {
  const seed = randomInt(1_000_000);
  t.diagnostic(`node bench/kills/kills.ts --seed ${seed} does the same again`);
  const faults: string[] = [];
  const lines = await runKills({
    kills: 7,
    seed,
    folder,
    onRound: (killed, kind, found) =>
      faults.push(...found.map((fault) => `after kill ${killed} (${kind}): ${fault}`)),
  });
  assert.deepEqual(faults, []);
  assert.equal(lines.length, 7, "each kind came");
  assert.ok(
    lines.reduce((sum, { acknowledged }) => sum + acknowledged, 0) > 10,
    "something was acknowledged",
  );
});

test("the search that says so finds a planted value across the border of what is read at once", async () => {
  const own = join(folder, "search", "deep");
  mkdirSync(own, { recursive: true });
  const before = Buffer.alloc(1024 * 1024 - 60, "x");
  writeFileSync(join(own, "file.bin"), Buffer.concat([before, Buffer.from(peopleFile(3), "utf16le")]));
  writeFileSync(join(own, "clean.bin"), "Quex wilder, zarbottle avenue");
  const seen = new Map<string, string>();
  for (const look of ["first", "second"]) {
    const found = await searchChanged(join(folder, "search"), planted, seen);
    assert.deepEqual([...new Set(found.map(({ file }) => file))], [join("deep", "file.bin")], look);
  }
});
