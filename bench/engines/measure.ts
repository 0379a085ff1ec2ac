/**
 * What the benchmarks of engines share: runs that take turns, medians, a line with both figures, and packages that
 * Candour does not depend on. Those lie in a folder of their own that CANDOUR_PEERS names:
 * `npm install --ignore-scripts --prefix FOLDER pg @electric-sql/pglite pdf-lib mammoth express`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export type Contender = { readonly name: string; readonly run: () => Promise<number> | number };

/** Each contender `rounds` times, in turns, so that a busy neighbour slows all alike; the median of each. */
export async function inTurns(rounds: number, contenders: readonly Contender[]): Promise<readonly number[]> {
  const figures = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, { run }] of contenders.entries()) figures[at]!.push(await run());
  }
  return figures.map(median);
}

export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Prints each contender's median and how it compares with the first. */
export async function compare(
  what: string,
  unit: string,
  rounds: number,
  contenders: readonly Contender[],
): Promise<void> {
  const medians = await inTurns(rounds, contenders);
  const first = medians[0]!;
  for (const [at, { name }] of contenders.entries()) {
    const ratio = at === 0 ? "" : `  (${(medians[at]! / first).toFixed(2)} x the first)`;
    console.log(`${what}: ${name.padEnd(46)} ${figure(medians[at]!)} ${unit}${ratio}`);
  }
}

export function figure(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString("en-GB");
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** Milliseconds that the work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** How many a second. */
export async function rate(count: number, work: () => unknown): Promise<number> {
  return (count / (await timed(work))) * 1000;
}

/** How many a second of one core's time: what busy neighbours take does not count. For work within this process. */
export async function ratePerCore(count: number, work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (count / (user + system)) * 1e6;
}

/** A package from CANDOUR_PEERS; undefined, and said so, where it is not there. */
export async function peer<T>(name: string): Promise<T | undefined> {
  const folder = process.env["CANDOUR_PEERS"];
  try {
    if (folder === undefined) throw new Error("CANDOUR_PEERS is not set");
    const file = createRequire(join(folder, "package.json")).resolve(name);
    return (await import(pathToFileURL(file).href)) as T;
  } catch (error) {
    console.log(`(no ${name} to compare with: ${(error as Error).message.split("\n")[0]})`);
    return undefined;
  }
}

/** A folder that is gone afterwards. */
export async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "candour-bench-"));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
