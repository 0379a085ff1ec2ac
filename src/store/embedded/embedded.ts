/**
 * The local PostgreSQL of a data folder: takes the folder's lock, makes the cluster the first time, starts the server,
 * keeps it running, and says where to connect. Or joins the one that another process of Candour has running.
 */

import { existsSync, rmdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { keptCheckpoint, ledgerFolder } from "../ledger/tree-files.ts";
import type { RecordProblem } from "../record-problem.ts";
import { findEngine, prepareEngine } from "./engine.ts";
import { initialise } from "./initialise.ts";
import { keepRunning } from "./keep-running.ts";
import { type Lock, lockHolder, takeLock } from "./lock.ts";
import { keepPasswords, type Passwords, readPasswords } from "./passwords.ts";
import { choosePlace, ownFolder, type Place, socketFolder } from "./place.ts";
import { readPostmaster, stopOrphan } from "./postmaster.ts";
import { isPostgresIn } from "./process-identity.ts";
import { startServer } from "./server.ts";
import { freePort, startOnWindows, stopOrphanOnWindows } from "./windows.ts";

const onWindows = process.platform === "win32";

export type EmbeddedSettings = {
  readonly data: string;
  readonly attach: "own" | "join";
  readonly say: (line: string) => void;
  /** A folder to take the binaries from instead of the installed package. */
  readonly binaries?: string | undefined;
  /** False only for the throw-away clusters of tests: nothing is forced to disk. */
  readonly durable?: boolean | undefined;
};

/** The server's socket; only Windows has a port, on the loopback address. */
export type Address = { readonly path: string } | { readonly port: number };
export type Embedded = { readonly address: Address; readonly passwords: Passwords; stop(): Promise<void> };

export async function openEmbedded(settings: EmbeddedSettings): Promise<Outcome<Embedded, RecordProblem>> {
  const { data, attach, say } = settings;
  try {
    const own = ownFolder(data);
    const place = choosePlace(data, own, say);
    if (!place.ok) return place;
    // Beside the cluster, so that a copy of the data folder finds the same lock.
    const lockFile = join(place.value.home, "lock.json");
    for (;;) {
      const lock = takeLock(lockFile);
      if (lock.ok) return await startOwn(settings, place.value, lock.value);
      if (attach === "own") return failed({ kind: "in-use", data, pid: lock.problem.pid });
      const joined = await joinRunning(place.value, lockFile);
      if (joined !== undefined) return done(joined);
    }
  } catch (error) {
    return failed(fileProblem(error, data));
  }
}

async function startOwn(
  settings: EmbeddedSettings,
  place: Place,
  lock: Lock,
): Promise<Outcome<Embedded, RecordProblem>> {
  let started = false;
  try {
    const outcome = await start(settings, place, lock);
    started = outcome.ok;
    return outcome;
  } finally {
    if (!started) lock.release();
  }
}

async function start(
  settings: EmbeddedSettings,
  place: Place,
  lock: Lock,
): Promise<Outcome<Embedded, RecordProblem>> {
  const { data, say, durable = true } = settings;
  const lost = await lostCluster(data, place);
  if (lost !== undefined) return failed(lost);
  const found = findEngine(settings.binaries);
  if (!found.ok) return found;
  const engine = prepareEngine(found.value, place.home, place.account);
  if (onWindows) await stopOrphanOnWindows(engine, place.cluster);
  else await stopOrphan(place.cluster, say);
  const passwords = keepPasswords(data, place.own);
  const made = await initialise(engine, place, passwords.admin, durable);
  if (!made.ok) return made;
  const address = onWindows
    ? { port: await freePort() }
    : { path: join(socketFolder(place), ".s.PGSQL.5432") };
  const begin = () =>
    "port" in address
      ? startOnWindows(engine, place, address.port)
      : startServer(engine, place, dirname(address.path), durable);
  const server = await begin();
  if (!server.ok) return server;
  const running = keepRunning(server.value, begin, say);
  return done({
    address,
    passwords,
    async stop() {
      await running.stop();
      if ("path" in address) leaveSocketFolder(dirname(address.path), place.home);
      lock.release();
    },
  });
}

/** One that had to lie among everybody's temporary files does not stay there. */
function leaveSocketFolder(folder: string, home: string): void {
  if (folder.startsWith(home)) return;
  try {
    rmdirSync(folder);
  } catch {} // not ours alone
}

/** Undefined where the process that held the folder ended before its server was ready. */
async function joinRunning(place: Place, lockFile: string): Promise<Embedded | undefined> {
  while (lockHolder(lockFile) !== undefined) {
    const running = readPostmaster(place.cluster);
    if (running?.ready === true && (onWindows || isPostgresIn(running.pid, place.cluster))) {
      const address = onWindows
        ? { port: running.port }
        : { path: join(running.socketFolder, `.s.PGSQL.${running.port}`) };
      return { address, passwords: readPasswords(place.own), stop: async () => {} };
    }
    await sleep(50);
  }
  return undefined;
}

/** A ledger that was kept in mind without a database is a lost record: never begin an empty one in its place. */
async function lostCluster(data: string, place: Place): Promise<RecordProblem | undefined> {
  if (existsSync(place.cluster)) return undefined;
  const head = await keptCheckpoint(ledgerFolder(data));
  return head === undefined || head.size === 0
    ? undefined
    : { kind: "record-missing", cluster: place.cluster };
}

export function fileProblem(error: unknown, path: string): RecordProblem {
  const { code, path: where } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG") return { kind: "disk-full", path };
  if (code === "EACCES" || code === "EPERM" || code === "EROFS" || code === "ENOTDIR" || code === "EEXIST")
    return { kind: "no-access", path: where ?? path, reason: code };
  if (code === "EINVAL")
    return { kind: "no-account", reason: "this system does not let root step down to it" };
  throw error;
}
