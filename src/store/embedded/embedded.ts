/**
 * The local PostgreSQL of a data folder: takes the folder's lock, makes the cluster the first time, starts the server,
 * keeps it running, and says where to connect. Or joins the one that another process of Candour has running.
 */

import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { RecordProblem } from "../record-problem.ts";
import { findEngine, prepareEngine } from "./engine.ts";
import { initialise } from "./initialise.ts";
import { keepRunning } from "./keep-running.ts";
import { type Lock, lockHolder, takeLock } from "./lock.ts";
import { keepPasswords, type Passwords, readPasswords } from "./passwords.ts";
import { choosePlace, clusterOf, ownFolder, socketFolder } from "./place.ts";
import { readPostmaster, stopOrphan } from "./postmaster.ts";
import { isPostgresIn } from "./process-identity.ts";
import { startServer } from "./server.ts";

export type EmbeddedSettings = {
  readonly data: string;
  readonly attach: "own" | "join";
  readonly say: (line: string) => void;
  /** A folder to take the binaries from instead of the installed package. */
  readonly binaries?: string | undefined;
  /** False only for the throw-away clusters of tests: nothing is forced to disk. */
  readonly durable?: boolean | undefined;
};

/** `socket` is the full name of the server's socket. */
export type Embedded = { readonly socket: string; readonly passwords: Passwords; stop(): Promise<void> };

export async function openEmbedded(settings: EmbeddedSettings): Promise<Outcome<Embedded, RecordProblem>> {
  try {
    const own = ownFolder(settings.data);
    const lockFile = join(own, "lock.json");
    for (;;) {
      const lock = takeLock(lockFile);
      if (lock.ok) return await startOwn(settings, own, lock.value);
      if (settings.attach === "own")
        return failed({ kind: "in-use", data: settings.data, pid: lock.problem.pid });
      const joined = await joinRunning(own, lockFile);
      if (joined !== undefined) return done(joined);
    }
  } catch (error) {
    return failed(fileProblem(error, settings.data));
  }
}

async function startOwn(
  settings: EmbeddedSettings,
  own: string,
  lock: Lock,
): Promise<Outcome<Embedded, RecordProblem>> {
  let started = false;
  try {
    const outcome = await start(settings, own, lock);
    started = outcome.ok;
    return outcome;
  } finally {
    if (!started) lock.release();
  }
}

async function start(
  settings: EmbeddedSettings,
  own: string,
  lock: Lock,
): Promise<Outcome<Embedded, RecordProblem>> {
  const { data, say, durable = true } = settings;
  const found = findEngine(settings.binaries);
  if (!found.ok) return found;
  const place = choosePlace(data, own, say);
  if (!place.ok) return place;
  const engine = prepareEngine(found.value, place.value.home, place.value.account);
  await stopOrphan(place.value.cluster, say);
  const passwords = keepPasswords(data, own);
  const made = await initialise(engine, place.value, passwords.admin, durable);
  if (!made.ok) return made;
  const folder = socketFolder(place.value);
  const begin = () => startServer(engine, place.value, folder, durable);
  const server = await begin();
  if (!server.ok) return server;
  const running = keepRunning(server.value, begin, say);
  return done({
    socket: join(folder, ".s.PGSQL.5432"),
    passwords,
    async stop() {
      await running.stop();
      lock.release();
    },
  });
}

/** Undefined where the process that held the folder ended before its server was ready. */
async function joinRunning(own: string, lockFile: string): Promise<Embedded | undefined> {
  while (lockHolder(lockFile) !== undefined) {
    const cluster = clusterOf(own);
    const running = readPostmaster(cluster);
    if (running?.ready === true && isPostgresIn(running.pid, cluster)) {
      const socket = join(running.socketFolder, `.s.PGSQL.${running.port}`);
      return { socket, passwords: readPasswords(own), stop: async () => {} };
    }
    await sleep(50);
  }
  return undefined;
}

function fileProblem(error: unknown, path: string): RecordProblem {
  const { code, path: where } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT") return { kind: "disk-full", path };
  if (code === "EACCES" || code === "EPERM" || code === "EROFS" || code === "ENOTDIR" || code === "EEXIST")
    return { kind: "no-access", path: where ?? path, reason: code };
  if (code === "EINVAL")
    return { kind: "no-account", reason: "this system does not let root step down to it" };
  throw error;
}
