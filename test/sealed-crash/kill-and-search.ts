/** Runs the job, kills it at moments of a seed, and looks through everything that it left on the disk. */
import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Chance } from "../../exercise/chance.ts";
import { planted, plantHolding } from "./planted.ts";
import { type Find, searchFolders } from "./search.ts";

export type Killed = {
  readonly kills: number;
  /** Rounds of the whole job that were done in between. */
  readonly rounds: number;
  readonly finds: readonly Find[];
};

export async function killAndSearch(
  base: string,
  settings: {
    readonly kills: number;
    readonly seed: number;
    readonly searchEvery?: number;
    said?(line: string): void;
  },
): Promise<Killed> {
  const { kills, seed, searchEvery = 1, said = () => {} } = settings;
  const [data, holding, temporary] = ["data", "holding", "tmp"].map((name) => join(base, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [holding, temporary]) mkdirSync(folder, { recursive: true });
  await plantHolding(holding);
  const chance = new Chance(seed);
  const finds: Find[] = [];
  let rounds = 0;
  let roundDone: () => void = () => {};
  const firstRound = new Promise<void>((resolve) => {
    roundDone = resolve;
  });
  for (let kill = 1; kill <= kills; kill++) {
    const job = start(data, holding, temporary, base, () => {
      rounds++;
      roundDone();
    });
    await job.working;
    // One at least when everything has been done once: letters, drafts and people are there to be found.
    if (kill === kills && rounds === 0) await firstRound;
    const moment = Math.round(chance.next() ** 2 * 6000);
    await pause(moment);
    job.child.kill("SIGKILL");
    await job.ended;
    if (kill % searchEvery === 0 || kill === kills) {
      const found = searchFolders([data, temporary], planted);
      finds.push(...found);
      said(`kill ${kill} after ${moment} ms: ${found.length} values found`);
    }
  }
  return { kills, rounds, finds };
}

function start(data: string, holding: string, temporary: string, base: string, onRound: () => void) {
  const child: ChildProcess = fork(join(import.meta.dirname, "job.ts"), [data, holding], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: {
      ...process.env,
      TMPDIR: temporary,
      XDG_CONFIG_HOME: join(base, "config"),
      NODE_TEST_CONTEXT: undefined,
    },
  });
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const working = new Promise<void>((resolve, reject) => {
    child.on("message", (message) => (message === "working" ? resolve() : onRound()));
    child.once("exit", () => reject(new Error(`the job ended by itself: ${errors}`)));
  });
  return { child, working, ended };
}
