/**
 * What postmaster.pid says about a cluster, and what to do about a server that outlived its Candour: stop it, once it
 * is certain that it is ours, and start afresh under supervision.
 */
import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, isPostgresIn } from "./process-identity.ts";

export type Postmaster = {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string;
  readonly ready: boolean;
  /** When the file was last written, in milliseconds. */
  readonly written: number;
};

export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const path = join(cluster, "postmaster.pid");
    const lines = readFileSync(path, "utf8").split("\n");
    return {
      pid: Number(lines[0]),
      port: Number(lines[3]),
      socketFolder: lines[4] ?? "",
      ready: lines[7]?.trim() === "ready",
      written: statSync(path).mtimeMs,
    };
  } catch {
    return undefined;
  }
}

/** Ends a server left behind in `cluster`. The caller holds the lock, so nobody is working with it. */
export async function stopOrphan(cluster: string, say: (line: string) => void): Promise<void> {
  const left = readPostmaster(cluster);
  if (left === undefined || !isAlive(left.pid)) return; // PostgreSQL deals with such a file itself
  if (!isPostgresIn(left.pid, cluster)) {
    // The number now belongs to somebody else's process, and PostgreSQL would refuse to start because of it.
    rmSync(join(cluster, "postmaster.pid"), { force: true });
    return;
  }
  say("Stopping a database server that was left running.");
  for (const [signal, seconds] of [
    ["SIGINT", 30],
    ["SIGQUIT", 30],
  ] as const) {
    signalTo(left.pid, signal);
    if (await gone(left.pid, cluster, seconds * 1000)) return;
  }
}

async function gone(pid: number, cluster: string, limit: number): Promise<boolean> {
  for (const end = Date.now() + limit; Date.now() < end; await sleep(20)) {
    if (!isAlive(pid) || !isPostgresIn(pid, cluster)) return true;
  }
  return false;
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {} // it has ended meanwhile
}
