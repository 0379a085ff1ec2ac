/**
 * Kills Candour at random moments and looks at what is left: `node bench/kills/kills.ts --kills 200 --seed 1`. Exit 1 where
 * anything acknowledged is lost, anything is half done, or a planted value lies in clear.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Line, runKills } from "./run-kills.ts";

const { values } = parseArgs({
  options: { kills: { type: "string" }, seed: { type: "string" }, keep: { type: "boolean" } },
});
const [kills, seed] = [Number(values.kills ?? 200), Number(values.seed ?? 2025)];
const folder = mkdtempSync(join(tmpdir(), "candour-kills-"));
chmodSync(folder, 0o711);
const began = Date.now();
const faults: string[] = [];
const lines = await runKills({
  kills,
  seed,
  folder,
  onRound(killed, kind, found) {
    faults.push(...found.map((fault) => `after kill ${killed} (${kind}): ${fault}`));
    const seconds = Math.round((Date.now() - began) / 1000);
    process.stderr.write(
      `${killed} of ${kills}, ${seconds} s, ${kind}${found.length === 0 ? "" : `: ${found.join("; ")}`}\n`,
    );
  },
});
process.stdout.write(tableOf(lines, seed, Math.round((Date.now() - began) / 1000)));
for (const fault of faults) process.stdout.write(`${fault}\n`);
if (values.keep === true) process.stdout.write(`kept: ${folder}\n`);
else rmSync(folder, { recursive: true, force: true });
process.exitCode = faults.length === 0 ? 0 : 1;

function tableOf(all: readonly Line[], seeded: number, seconds: number): string {
  const sum = (of: (line: Line) => number): number => all.reduce((total, line) => total + of(line), 0);
  const together = {
    kind: "together",
    rounds: sum(({ rounds }) => rounds),
    kills: sum(({ kills: n }) => n),
    acknowledged: sum(({ acknowledged }) => acknowledged),
    lost: sum(({ lost }) => lost),
    half: sum(({ half }) => half),
    clear: sum(({ clear }) => clear),
  };
  const rows = [...all, together].map((line) =>
    [line.kind, line.rounds, line.kills, line.acknowledged, line.lost, line.half, line.clear].join(" | "),
  );
  const head = "| kill -9 of | rounds | kills | acknowledged | lost | half done | in clear |";
  return `\nseed ${seeded}, ${seconds} s\n\n${head}\n| --- | --- | --- | --- | --- | --- | --- |\n${rows.map((row) => `| ${row} |`).join("\n")}\n`;
}
