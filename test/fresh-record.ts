/**
 * A new cluster, brought up to date, is the same for every test process: made once, kept beside the installed packages
 * under a hash of what it is made from, and copied. It saves each of some seventy processes a second.
 */
import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

/** False where it cannot be copied (Windows; a checkout that may not be written to): then it is made in `data` itself. */
export async function copyOfFresh(data: string, make: (data: string) => Promise<void>): Promise<boolean> {
  if (process.platform === "win32") return false;
  try {
    const kept = keptFolder();
    if (!existsSync(kept)) await keep(kept, make);
    if (copied(`${kept}/.`, data)) return true;
  } catch {} // made anew, as if nothing had been kept
  for (const name of readdirSync(data)) rmSync(join(data, name), { recursive: true, force: true });
  return false;
}

function keptFolder(): string {
  const folder = join(realpathSync(join(root, "node_modules")), ".cache", "fresh-record");
  mkdirSync(folder, { recursive: true });
  return join(folder, `${madeFrom()}-${process.getuid?.() ?? 0}`);
}

/** What makes the cluster what it is: the store with its migrations, the permissions, and the server's version. */
function madeFrom(): string {
  const hash = createHash("sha256");
  for (const folder of ["src/store", "src/domain/staff", "src/domain/bodies", "test/record.ts"])
    for (const file of filesIn(join(root, folder))) hash.update(readFileSync(file)).update("\0");
  hash.update(readFileSync(join(root, "package-lock.json")));
  return hash.digest("hex").slice(0, 20);
}

function filesIn(place: string): readonly string[] {
  if (place.endsWith(".ts")) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Takes its name when it is whole; where two make it at once, the first one's stays. */
async function keep(kept: string, make: (data: string) => Promise<void>): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), "candour-fresh-"));
  const draft = `${kept}.${randomBytes(4).toString("hex")}`;
  try {
    chmodSync(data, 0o711);
    await make(data);
    mkdirSync(draft);
    if (!copied(`${data}/.`, draft)) throw new Error("The fresh record could not be copied");
    removeOld(dirname(kept));
    renameSync(draft, kept);
  } finally {
    rmSync(data, { recursive: true, force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Those of other days: another checkout may be copying one of today's. */
function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const old = join(folder, name);
    if (Date.now() - statSync(old).mtimeMs > 24 * 3_600_000) rmSync(old, { recursive: true, force: true });
  }
}

/** With owners and modes: the server refuses a folder that is another's. */
function copied(from: string, to: string): boolean {
  return spawnSync("cp", ["-a", from, to], { stdio: "ignore" }).status === 0;
}
