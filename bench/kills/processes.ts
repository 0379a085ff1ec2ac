/** Processes that are made to be killed: Candour at work, and its command line. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Acknowledged } from "./acknowledged.ts";

export type Ground = {
  readonly data: string;
  /** Where what was taken lies: the holdings. */
  readonly taken: string;
  readonly backups: string;
  readonly restored: string;
  /** What opens the record: never in the data folder. */
  readonly keyFile: string;
};

export type Running = {
  /** What was said to be done, line by line; a line that the kill cut off was not said. */
  acknowledged(): readonly Acknowledged[];
  errors(): string;
  readonly ended: Promise<number | null>;
  kill(): Promise<void>;
};

const main = resolve(import.meta.dirname, "../../src/main/candour.ts");
const house = resolve(import.meta.dirname, "house.ts");
const readyWithinMs = 60_000;

/** Resolves when it is at work. */
export async function startHouse(ground: Ground, doing: "work" | "prepare"): Promise<Running> {
  const { data, taken, keyFile } = ground;
  const { running, said } = start(keyFile, [house, data, taken, doing]);
  const late = AbortSignal.timeout(readyWithinMs);
  while (doing === "work" && !said().startsWith("ready\n")) {
    const over = await Promise.race([running.ended.then(() => true), pause(20)]);
    if (over === true || late.aborted) throw new Error(`Candour did not start: ${running.errors()}`);
  }
  return running;
}

export function candour({ keyFile }: Ground, words: readonly string[]): Running {
  return start(keyFile, [main, ...words]).running;
}

/** The database server of a folder, where one runs. */
export function serverOf(data: string): number | undefined {
  try {
    return Number(readFileSync(join(data, "record/cluster/postmaster.pid"), "utf8").split("\n")[0]);
  } catch {
    return undefined;
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function start(keyFile: string, words: readonly string[]): { readonly running: Running; said(): string } {
  const child: ChildProcess = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...words], {
    stdio: ["ignore", "pipe", "pipe"],
    env: environment(keyFile),
  });
  let [out, errors] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const running: Running = {
    acknowledged: () =>
      out
        .split("\n")
        .slice(0, -1)
        .filter((line) => line.startsWith("{"))
        .map((line) => JSON.parse(line) as Acknowledged),
    errors: () => errors,
    ended,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
  return { running, said: () => out };
}

function environment(keyFile: string): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, NODE_OPTIONS: __, NODE_TEST_CONTEXT: ___, ...rest } = process.env;
  return { ...rest, CANDOUR_ROOT_KEY_FILE: keyFile };
}
