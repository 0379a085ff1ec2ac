/**
 * Who a process id belongs to. A bare pid proves nothing, for the system gives it out again: a pid together with
 * the moment its process started names one process for good.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { basename } from "node:path";

export type ProcessIdentity = { readonly pid: number; readonly started: string };

export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, started: startOf(process.pid) ?? "unknown" };
}

/** Whether the process that wrote this identity down is still running. */
export function isRunning(identity: ProcessIdentity): boolean {
  if (!isAlive(identity.pid)) return false;
  const started = startOf(identity.pid);
  return started === undefined || identity.started === "unknown" || started === identity.started;
}

export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Whether `pid` is a PostgreSQL server that works in `cluster`. */
export function isPostgresIn(pid: number, cluster: string): boolean {
  if (process.platform === "linux") {
    const program = linkOf(`/proc/${pid}/exe`);
    // A server whose binaries were replaced by an update while it ran has " (deleted)" behind its name.
    return (
      program !== undefined &&
      /^postgres( \(deleted\))?$/.test(basename(program)) &&
      linkOf(`/proc/${pid}/cwd`) === cluster
    );
  }
  return ps(pid, "command").includes(cluster) && /postgres/.test(ps(pid, "comm"));
}

function startOf(pid: number): string | undefined {
  if (process.platform === "linux") {
    const boot = textOf("/proc/sys/kernel/random/boot_id")?.trim() ?? "";
    const ticks = statFields(pid)?.[19];
    return ticks === undefined ? undefined : `${boot}:${ticks}`;
  }
  const started = process.platform === "win32" ? "" : ps(pid, "lstart");
  return started === "" ? undefined : started;
}

function isZombie(pid: number): boolean {
  return process.platform === "linux" && statFields(pid)?.[0] === "Z";
}

/** The fields of /proc/PID/stat from the state on; the name before them may hold spaces and brackets. */
function statFields(pid: number): readonly string[] | undefined {
  const stat = textOf(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
}

function ps(pid: number, field: string): string {
  try {
    const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
    return execFileSync("ps", ["-ww", "-o", `${field}=`, "-p", String(pid)], {
      env,
      encoding: "utf8",
    }).trim();
  } catch {
    return "";
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
