/** Kills the whole job again and again, and counts what of the planted people lies in clear: `--kills N --seed S`. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { killAndSearch } from "../../test/sealed-crash/kill-and-search.ts";
import { inFolder } from "../engines/measure.ts";

const { values } = parseArgs({
  options: { kills: { type: "string" }, seed: { type: "string" }, every: { type: "string" } },
});
const [kills, seed, searchEvery] = [
  Number(values.kills ?? 200),
  Number(values.seed ?? 1),
  Number(values.every ?? 5),
];

await inFolder(async (folder) => {
  const base = join(folder, "job");
  mkdirSync(base);
  const { rounds, finds } = await killAndSearch(base, {
    kills,
    seed,
    searchEvery,
    said: (line) => console.log(line),
  });
  console.log(
    `${kills} kills of the whole job, seed ${seed}; ${rounds} whole rounds in between; values in clear: ${finds.length}`,
  );
  for (const { file, value, form } of finds) console.log(`  ${value} (${form}) in ${file}`);
  process.exitCode = finds.length === 0 ? 0 : 1;
});
