/**
 * One update to many subscribers through the outbox itself, and the process that queues and sends it killed with -9 at
 * random moments of both: how many are skipped or told twice, by what lies in the outbox at the end.
 *   node bench/subscribers-kill.ts [--subscribers 1000000] [--kills 6] [--within 60]
 * `--within`: seconds of sending within which each kill falls.
 */
import { type ChildProcess, fork } from "node:child_process";
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { dataFolder } from "../test/record.ts";

const { values } = parseArgs({
  options: {
    subscribers: { type: "string", default: "1000000" },
    kills: { type: "string", default: "6" },
    within: { type: "string", default: "60" },
  },
});
const [wanted, kills] = [Number(values.subscribers), Number(values.kills)];
const folder = dataFolder("candour-news-");
const data = join(folder, "data");
const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);
try {
  const preparing = performance.now();
  await ended(start("prepare"));
  console.log(`${wanted} subscribers made in ${seconds(preparing)} s`);
  const began = performance.now();
  for (let kill = 1; kill <= kills; kill++) {
    const child = start("run");
    // The first half of the kills falls into queueing, the others into sending.
    const isQueueing = kill <= kills / 2;
    await said(child, isQueueing ? "queued" : "delivering");
    await pause(Math.random() * (isQueueing ? 2500 : Number(values.within) * 1000));
    child.kill("SIGKILL");
    await ended(child);
    console.log(`killed after ${seconds(began)} s, ${inOutbox()}`);
  }
  await ended(start("run"));
  const took = seconds(began);
  const counting = start("count");
  const { carried, skipped, doubled } = await counted(counting);
  await ended(counting);
  const rate = Math.round(carried / Number(took));
  console.log(
    `${carried} carried in ${took} s, ${rate} a second; skipped ${skipped}, doubled ${doubled}; ${inOutbox()}`,
  );
  process.exitCode = carried === wanted && skipped === 0 && doubled === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function start(doing: string): ChildProcess {
  return fork(join(import.meta.dirname, "../test/builders/news-child.ts"), [doing, data, String(wanted)], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
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

type Counted = { readonly carried: number; readonly skipped: number; readonly doubled: number };

function counted(child: ChildProcess): Promise<Counted> {
  return new Promise((done, fail) => {
    child.on("message", (message) => void (typeof message === "object" && done(message as Counted)));
    child.once("exit", (code) => fail(new Error(`counting ended with ${code}`)));
  });
}

function inOutbox(): string {
  let files = 0;
  let bytes = 0;
  if (!existsSync(join(data, "outbox"))) return "nothing in the outbox yet";
  for (const one of readdirSync(join(data, "outbox"), { recursive: true, withFileTypes: true })) {
    if (!one.isFile()) continue;
    files++;
    bytes += statSync(join(one.parentPath, one.name)).size;
  }
  return `${files} files of ${Math.round(bytes / 2 ** 20)} MB in the outbox`;
}
