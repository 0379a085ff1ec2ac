/**
 * The lock of a data folder: a file that names the process that owns it. It is made by a hard link, so that it appears
 * whole or not at all; a lock whose process has gone is broken by a rename, which only one process can win.
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { isRunning, type ProcessIdentity, thisProcess } from "./process-identity.ts";

export type Lock = { release(): void };
export type LockProblem = { readonly kind: "in-use"; readonly pid: number };

export function takeLock(path: string): Outcome<Lock, LockProblem> {
  const mine = JSON.stringify(thisProcess());
  for (let attempt = 0; attempt < 50; attempt++) {
    if (create(path, mine)) return done({ release: () => release(path, mine) });
    const held = textOf(path);
    const holder = holderOf(held);
    if (holder !== undefined && isRunning(holder)) return failed({ kind: "in-use", pid: holder.pid });
    if (held !== undefined) breakStale(path, held);
  }
  return failed({ kind: "in-use", pid: holderOf(textOf(path))?.pid ?? 0 });
}

/** The running process that holds the lock, if there is one. */
export function lockHolder(path: string): ProcessIdentity | undefined {
  const holder = holderOf(textOf(path));
  return holder !== undefined && isRunning(holder) ? holder : undefined;
}

function create(path: string, text: string): boolean {
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(draft, text, { mode: 0o644 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function breakStale(path: string, held: string): void {
  const aside = `${path}.stale.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // another process was quicker
  }
  // Between reading and renaming, another process may have taken the folder: then its lock goes back.
  if (textOf(aside) !== held) {
    try {
      linkSync(aside, path);
    } catch {}
  }
  rmSync(aside, { force: true });
}

function release(path: string, mine: string): void {
  if (textOf(path) === mine) rmSync(path, { force: true });
}

function holderOf(text: string | undefined): ProcessIdentity | undefined {
  try {
    const read: unknown = JSON.parse(text ?? "");
    if (typeof read !== "object" || read === null || !("pid" in read) || !("started" in read))
      return undefined;
    return { pid: Number(read.pid), started: String(read.started) };
  } catch {
    return undefined;
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
