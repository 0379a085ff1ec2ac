/** Makes a new cluster: UTF-8, sorted by code point, with checksums. It takes its name only when it is whole. */
import { spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { RecordProblem } from "../record-problem.ts";
import { type Engine, majorOf, program } from "./engine.ts";
import { type Place, privateFolder } from "./place.ts";

export async function initialise(
  engine: Engine,
  place: Place,
  password: string,
  durable: boolean,
): Promise<Outcome<null, RecordProblem>> {
  if (existsSync(place.cluster)) return sameVersion(engine, place.cluster);
  for (const left of readdirSync(place.home).filter((name) => name.startsWith("cluster.new"))) {
    rmSync(join(place.home, left), { recursive: true, force: true });
  }
  const draft = privateFolder(join(place.home, "cluster.new"), place.account);
  const secret = join(place.home, "cluster.new.secret");
  writeFileSync(secret, password, { mode: 0o600 });
  chmodSync(secret, 0o600);
  if (place.account.ids !== undefined) chownSync(secret, place.account.ids.uid, place.account.ids.gid);
  try {
    const flags = [
      "-D",
      draft,
      "-U",
      "candour_admin",
      `--pwfile=${secret}`,
      "--auth=scram-sha-256",
      "--data-checksums",
    ];
    // C.UTF-8 of PostgreSQL itself: the same order and case on every machine, whatever its locale is set to.
    flags.push("--encoding=UTF8", "--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
    const run = await runAs(
      program(engine.native, "initdb"),
      durable ? flags : [...flags, "--no-sync"],
      place,
    );
    if (run.code === 0) {
      renameSync(draft, place.cluster);
      return done(null);
    }
    rmSync(draft, { recursive: true, force: true });
    return failed(problemIn(run.output, place.home));
  } finally {
    rmSync(secret, { force: true });
  }
}

/** PG* and locale variables of the caller must not reach the server. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = ["PATH", "SystemRoot", "TEMP", "TMP"].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(kept), LC_ALL: "C", LANG: "C", TZ: "UTC" };
}

/** What went wrong, read from the words of initdb or the server. */
export function problemIn(output: string, path: string): RecordProblem {
  if (/No space left on device|ENOSPC|Disk quota exceeded/i.test(output)) return { kind: "disk-full", path };
  const lines = output.trim().split("\n");
  const reason =
    lines.findLast((line) => /error|fatal|panic|cannot|could not|failed/i.test(line)) ?? lines.at(-1) ?? "";
  if (
    /error while loading shared libraries|Library not loaded|GLIBC|Exec format error|ENOENT|EACCES/.test(
      output,
    )
  )
    return { kind: "binaries-broken", reason: reason.trim() };
  return {
    kind: "not-started",
    log: join(path, "postgres.log"),
    reason: reason.trim() || "it gave no reason",
  };
}

function sameVersion(engine: Engine, cluster: string): Outcome<null, RecordProblem> {
  const found = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  return found === majorOf(engine)
    ? done(null)
    : failed({
        kind: "version",
        found,
        wanted: `PostgreSQL ${majorOf(engine)}`,
        where: `The database in ${cluster}`,
      });
}

function runAs(
  file: string,
  flags: readonly string[],
  place: Place,
): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve) => {
    // The caller's working folder may be closed to the account; `/` is open to all.
    const child = spawn(file, flags, {
      ...place.account.ids,
      env: plainEnvironment(),
      cwd: "/",
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.on("error", (error) => resolve({ code: -1, output: String(error.message) }));
    child.on("close", (code) => resolve({ code: code ?? -1, output }));
  });
}
