/**
 * How well sightings are grouped, on a made set whose truth is known, beside two peers in the same run: plain SimHash, and
 * TF-IDF with a threshold on the cosine. The weights were set on the tuning stories; the figures are of the others.
 * `node bench/sightings.ts [--seeds 5] [--sightings 1000] [--tune]`.
 */
import { parseArgs } from "node:util";
import { generateSightings } from "../exercise/sightings/generate-sightings.ts";
import { reportingStories } from "../exercise/sightings/reporting-stories.ts";
import type { MadeSighting } from "../exercise/sightings/tell.ts";
import { tuningStories } from "../exercise/sightings/tuning-stories.ts";
import { byOurs } from "./sightings/ours.ts";
import { type Figures, pairwise } from "./sightings/pairwise.ts";
import { bySimHash, byTfIdf } from "./sightings/peers.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "5" },
    sightings: { type: "string", default: "1000" },
    tune: { type: "boolean", default: false },
    wrong: { type: "boolean", default: false },
  },
});
const stories = values.tune ? tuningStories : reportingStories;
const first = values.tune ? 1 : 1001;
const count = Number(values.sightings);
console.log(`${values.tune ? "tuning" : "reporting"} stories, ${count} sightings a seed`);
const all: Record<string, Figures[]> = {};
for (let seed = first; seed < first + Number(values.seeds); seed++) {
  const made = generateSightings({ seed, stories, sightings: count });
  for (const [name, group] of [
    ["Candour", byOurs],
    ["SimHash, 64 bits", bySimHash],
    ["TF-IDF cosine", byTfIdf],
  ] as const) {
    const began = performance.now();
    const groups = group(made);
    const took = performance.now() - began;
    const figures = pairwise(
      made.map(({ truth }) => truth),
      groups,
    );
    all[name] = [...(all[name] ?? []), figures];
    console.log(
      `seed ${seed} ${name.padEnd(18)} precision ${figures.precision.toFixed(3)} recall ${figures.recall.toFixed(3)}, ${new Set(groups).size} groups of ${new Set(made.map(({ truth }) => truth)).size}, ${(took / made.length).toFixed(2)} ms each`,
    );
    if (values.wrong && name === "Candour") showWrong(made, groups);
  }
}
for (const [name, figures] of Object.entries(all)) {
  const worst = (of: keyof Figures) => Math.min(...figures.map((one) => one[of]));
  const mean = (of: keyof Figures) => figures.reduce((sum, one) => sum + one[of], 0) / figures.length;
  console.log(
    `${name.padEnd(18)} precision ${mean("precision").toFixed(3)} (worst ${worst("precision").toFixed(3)}), recall ${mean("recall").toFixed(3)} (worst ${worst("recall").toFixed(3)})`,
  );
}

function showWrong(made: readonly MadeSighting[], groups: readonly string[]): void {
  const by = new Map<string, MadeSighting[]>();
  for (const [at, group] of groups.entries()) by.set(group, [...(by.get(group) ?? []), made[at]!]);
  const largest = new Map<string, string>();
  for (const [group, members] of [...by].toSorted((a, b) => b[1].length - a[1].length)) {
    const counts = new Map<string, number>();
    for (const { truth } of members) counts.set(truth, (counts.get(truth) ?? 0) + 1);
    const main = [...counts].toSorted((a, b) => b[1] - a[1])[0]![0];
    const home = largest.get(main);
    if (home === undefined) largest.set(main, group);
    for (const one of members)
      if (one.truth !== main) console.log(`  STRAY in ${main}: ${one.truth} ${one.channel} | ${short(one)}`);
    if (home !== undefined) console.log(`  APART from ${main}: ${members.length} | ${short(members[0]!)}`);
  }
}

function short({ words, looks }: MadeSighting): string {
  return `${words} ${looks.map(({ subject, links }) => `${subject} ${links[0]?.target ?? ""}`).join()}`
    .replace(/\s+/gu, " ")
    .slice(0, 230);
}
