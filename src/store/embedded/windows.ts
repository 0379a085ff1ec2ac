/**
 * The same server on Windows, where it cannot be kept to a private socket: it listens on the loopback address alone,
 * behind the random password. pg_ctl starts it, for it sheds an administrator's rights. Not tested on Windows yet.
 */
import { execFile, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { RecordProblem } from "../record-problem.ts";
import { type Engine, program } from "./engine.ts";
import { plainEnvironment, problemIn } from "./initialise.ts";
import type { Place } from "./place.ts";
import type { Server } from "./server.ts";

export async function startOnWindows(
  engine: Engine,
  place: Place,
  port: number,
): Promise<Outcome<Server, RecordProblem>> {
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c max_connections=200 -c log_min_messages=log -c log_min_error_statement=panic -c log_error_verbosity=terse`;
  const log = join(place.home, "postgres.log");
  const run = await control(engine, [
    "start",
    "-w",
    "-t",
    "600",
    "-D",
    place.cluster,
    "-l",
    log,
    "-o",
    options,
  ]);
  if (!run.ok) return failed(problemIn(run.output, place.home));
  let ended = (): void => {};
  return done({
    ended: new Promise<void>((resolve) => {
      ended = resolve;
    }),
    async stop() {
      await control(engine, ["stop", "-w", "-m", "fast", "-D", place.cluster]);
      ended();
    },
  });
}

/** pg_ctl itself knows whether a server runs in the cluster. */
export async function stopOrphanOnWindows(engine: Engine, cluster: string): Promise<void> {
  const { ok } = await control(engine, ["status", "-D", cluster]);
  if (ok) await control(engine, ["stop", "-w", "-m", "fast", "-D", cluster]);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

function control(
  engine: Engine,
  flags: readonly string[],
): Promise<{ readonly ok: boolean; readonly output: string }> {
  return new Promise((resolve) => {
    if (flags[0] === "start") {
      // The server inherits pg_ctl's output, which then never ends: wait for the exit and take no output.
      const child = spawn(program(engine.native, "pg_ctl"), flags, {
        env: plainEnvironment(),
        stdio: "ignore",
      });
      child.on("error", (error) => resolve({ ok: false, output: error.message }));
      child.on("exit", (code) => resolve({ ok: code === 0, output: `pg_ctl failed with code ${code}` }));
      return;
    }
    execFile(program(engine.native, "pg_ctl"), flags, { env: plainEnvironment() }, (error, stdout, stderr) =>
      resolve({ ok: error === null, output: stdout + stderr }),
    );
  });
}
