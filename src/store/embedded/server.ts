/**
 * The running server. It is started through a small shell that ends it when this process ends, however that happens:
 * the shell waits on a pipe which the system closes with us. The same pipe is how we stop it.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { RecordProblem } from "../record-problem.ts";
import { type Engine, program } from "./engine.ts";
import { plainEnvironment, problemIn } from "./initialise.ts";
import type { Place } from "./place.ts";
import { readPostmaster } from "./postmaster.ts";

export type Server = { readonly ended: Promise<void>; stop(): Promise<void> };

/** The shell gives background commands an ignored SIGINT, but PostgreSQL sets its own handlers. */
const keeper = `
exec 3<&0 </dev/null
"$@" 3<&- &
server=$!
( trap - INT TERM; read -r _ <&3; kill -INT "$server" ) &
watch=$!
exec 3<&-
wait "$server"; code=$?
kill "$watch" 2>/dev/null
exit "$code"`;

/** Starts the server and waits until it takes connections, after a crash until it has recovered. */
export async function startServer(
  engine: Engine,
  place: Place,
  socket: string,
  durable: boolean,
): Promise<Outcome<Server, RecordProblem>> {
  for (const end = Date.now() + 20_000; ; await sleep(100)) {
    const started = await tryStart(engine, place, socket, durable);
    // The workers of a server that was killed end on their own, but not at once.
    if (started.ok || !isStillHeld(started.problem) || Date.now() > end) return started;
  }
}

function isStillHeld(problem: RecordProblem): boolean {
  return problem.kind === "not-started" && /pre-existing shared memory block/.test(problem.reason);
}

async function tryStart(
  engine: Engine,
  place: Place,
  socket: string,
  durable: boolean,
): Promise<Outcome<Server, RecordProblem>> {
  const logFile = join(place.home, "postgres.log");
  const from = rotate(logFile);
  const log = openSync(logFile, "a", 0o600);
  const command = [program(engine.native, "postgres"), "-D", place.cluster, ...settings(socket, durable)];
  const started = Date.now();
  const child = spawn("/bin/sh", ["-c", keeper, "candour-record", ...command], {
    ...place.account.ids,
    cwd: "/",
    env: plainEnvironment(),
    stdio: ["pipe", log, log],
    detached: true, // Ctrl-C at the terminal is for us; we stop the server when we are done with it
  });
  closeSync(log);
  const server = serverOf(child);
  if (await ready(child, place.cluster, started)) return done(server);
  await server.stop();
  return failed(problemIn(readFileSync(logFile, "utf8").slice(from), place.home));
}

function serverOf(child: ChildProcess): Server {
  const ended = new Promise<void>((resolve) => {
    child.on("exit", () => resolve());
    child.on("error", () => resolve());
  });
  // Neither the server nor its pipe keeps this process alive: what works with the record does.
  child.unref();
  (child.stdin as unknown as { unref(): void } | null)?.unref();
  child.stdin?.on("error", () => {});
  return {
    ended,
    async stop() {
      child.ref();
      child.stdin?.end();
      await ended;
    },
  };
}

async function ready(child: ChildProcess, cluster: string, started: number): Promise<boolean> {
  // Recovery after a power cut takes as long as it takes, so there is no time limit while the server lives.
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    // A server that was killed leaves a file that also says "ready": only one written since counts.
    const postmaster = readPostmaster(cluster);
    if (postmaster?.ready === true && postmaster.written >= started - 10) return true;
    await sleep(15);
  }
  return false;
}

function settings(socket: string, durable: boolean): readonly string[] {
  const chosen: Record<string, string> = {
    listen_addresses: "",
    unix_socket_directories: socket,
    unix_socket_permissions: "0700",
    port: "5432",
    max_connections: "200",
    // Statements and error details can hold a resident's data: the log keeps the server's own messages only.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    dynamic_shared_memory_type: sharedMemoryIsSmall() ? "mmap" : "posix",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  return Object.entries(chosen).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Containers often give /dev/shm 64 MB, which a parallel query outgrows. */
function sharedMemoryIsSmall(): boolean {
  if (process.platform !== "linux") return false;
  try {
    const { bsize, blocks } = statfsSync("/dev/shm");
    return bsize * blocks < 256 * 1024 * 1024;
  } catch {
    return true;
  }
}

/** Keeps one older log; returns where the new lines begin. */
function rotate(logFile: string): number {
  if (!existsSync(logFile)) return 0;
  const { size } = statSync(logFile);
  if (size < 4 * 1024 * 1024) return size;
  renameSync(logFile, `${logFile}.1`);
  return 0;
}
