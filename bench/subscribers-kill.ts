/**
 * One update to many subscribers, and the process that queues and sends it killed with -9 at random moments of both: how
 * many are skipped or told twice.
 *   node bench/subscribers-kill.ts [--subscribers 1000000] [--kills 6]
 */
import { type ChildProcess, fork } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { dataFolder } from "../test/record.ts";

const { values } = parseArgs({
  options: {
    subscribers: { type: "string", default: "1000000" },
    kills: { type: "string", default: "6" },
  },
});
const [wanted, kills] = [Number(values.subscribers), Number(values.kills)];
const folder = dataFolder("candour-news-");
const [data, file] = [join(folder, "data"), join(folder, "carried")];
const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);
try {
  const preparing = performance.now();
  await ended(start("prepare"));
  console.log(`${wanted} subscribers made in ${seconds(preparing)} s`);
  const began = performance.now();
  for (let kill = 1; kill <= kills; kill++) {
    const child = start("run");
    // The first half of the kills falls into queueing, the others into sending.
    await said(child, kill <= kills / 2 ? "queued" : "delivering");
    await pause(Math.random() * 2500);
    const carried = count().all;
    child.kill("SIGKILL");
    await ended(child);
    console.log(`killed with ${carried} carried, after ${seconds(began)} s`);
  }
  await ended(start("run"));
  const { all, different } = count();
  console.log(
    `${all} carried in ${seconds(began)} s; skipped ${wanted - different}, doubled ${all - different}`,
  );
  process.exitCode = all === wanted && different === wanted ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function start(doing: string): ChildProcess {
  return fork(
    join(import.meta.dirname, "../test/builders/news-child.ts"),
    [doing, data, file, String(wanted)],
    {
      execArgv: ["--disable-warning=ExperimentalWarning"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    },
  );
}

/** Resolves also where it ended before it said so: there was nothing left to queue. */
function said(child: ChildProcess, word: string): Promise<void> {
  return new Promise((done) => {
    child.on("message", (message) => void (message === word && done()));
    child.once("exit", () => done());
  });
}

function ended(child: ChildProcess): Promise<void> {
  return child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((done) => child.once("exit", () => done()));
}

function count(): { readonly all: number; readonly different: number } {
  try {
    const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
    return { all: lines.length, different: new Set(lines).size };
  } catch {
    return { all: 0, different: 0 };
  }
}
