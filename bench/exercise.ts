/**
 * Scores scan and link on a practice archive of any seed, without record or sites: `node bench/exercise.ts [SEED] [PEOPLE]`.
 * Prints recall, precision and F1 by type, people found and mixed, and where the worst misses are; never a value.
 */
import { createSecretKey, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { generateArchive } from "../exercise/generate.ts";
import { scoreReview } from "../src/main/exercise/score-review.ts";
import { scan } from "../src/scan/scan.ts";

const [seed = "2025", people = "1000"] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "candour-bench-"));
const key = createSecretKey(randomBytes(32));
const workers = Math.min(8, availableParallelism());
const work = join(folder, "work");
try {
  const truth = await generateArchive({ into: folder, seed: Number(seed), people: Number(people) });
  const holding = join(folder, "holding");
  const started = performance.now();
  const run = await scan({ paths: [holding], work, key, workers, ocr: "off", resume: false });
  if (!run.ok) throw new Error(run.problem.kind);
  const scanned = performance.now();
  const scores = await scoreReview(truth, { folder: holding, work, key, workers });
  const linked = performance.now();
  console.log(
    `seed ${seed}, ${truth.people.length} people, ${truth.files.length} files, ${(run.value.totals.bytes / 1e6).toFixed(1)} MB`,
  );
  console.log(
    `scan ${((scanned - started) / 1000).toFixed(1)} s, link and score ${((linked - scanned) / 1000).toFixed(1)} s\n`,
  );
  for (const [type, { recall, precision, f1, expected }] of Object.entries(scores.byType)) {
    console.log(type.padEnd(24), ...[recall, precision, f1].map((each) => each.toFixed(3)), expected);
  }
  const { identifiers, peopleFound, peopleMixed, peopleSplit, peopleUnknown, filesAccounted } = scores;
  console.log(
    `\nidentifiers F1 ${identifiers.f1.toFixed(4)} (recall ${identifiers.recall.toFixed(4)}, precision ${identifiers.precision.toFixed(4)})`,
  );
  for (const [what, share] of Object.entries({
    peopleFound,
    peopleMixed,
    peopleSplit,
    peopleUnknown,
    filesAccounted,
  })) {
    console.log(`${what.padEnd(15)} ${(share.share * 100).toFixed(2)} %  (${share.count} of ${share.of})`);
  }
  console.log(
    "\nflags: recall, precision, people; of the predicted people who stand for one of them, without it",
  );
  for (const [flag, { recall, precision, expected, bare }] of Object.entries(scores.flags))
    console.log(flag.padEnd(15), recall.toFixed(3), precision.toFixed(3), expected, `; ${bare} without`);
  const lines = (
    slips: readonly { readonly path: string; readonly type: string; readonly count: number }[],
  ): string =>
    slips
      .slice(0, 20)
      .map(({ path, type, count }) => `  ${String(count).padStart(4)} ${type} in ${path}`)
      .join("\n");
  console.log(
    `\nworst misses\n${lines(scores.worstMisses)}\nworst false alarms\n${lines(scores.worstFalseAlarms)}`,
  );
  for (const { path, expected, found } of scores.wrongOutcomes.slice(0, 20))
    console.log(`  ${path}: ${expected}, found ${found}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
