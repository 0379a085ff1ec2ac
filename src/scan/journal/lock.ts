/** One scan to a work folder: a lock that names its process and when that started, so that a dead one's is told from a live one's. */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { link, readFile, rename, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";

export type Lock = { release(): Promise<void> };

/** Null where another live process (or this one) has the folder. */
export async function lockFolder(folder: string): Promise<Lock | null> {
  const file = join(folder, "lock");
  const mine = `${process.pid} ${startOf(process.pid) ?? "unknown"} ${randomBytes(6).toString("hex")}\n`;
  for (let tries = 0; tries < 5; tries++) {
    if (await place(file, mine)) {
      return {
        async release() {
          if ((await contentOf(file)) === mine) await unlink(file).catch(() => {});
        },
      };
    }
    const held = await contentOf(file);
    if (held === null) continue;
    if (isAlive(held)) return null;
    await remove(file, held);
  }
  return null;
}

/** Written whole under another name, then linked: a lock is never seen half written. */
async function place(file: string, content: string): Promise<boolean> {
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(draft, content, { mode: 0o600, flag: "wx" });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await unlink(draft).catch(() => {});
  }
}

async function contentOf(file: string): Promise<string | null> {
  return readFile(file, "utf8").catch(() => null);
}

/** Takes a dead process's lock away; puts it back where it turns out to be another's that was quicker. */
async function remove(file: string, stale: string): Promise<void> {
  const aside = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  if ((await contentOf(aside)) !== stale) await link(aside, file).catch(() => {});
  await unlink(aside).catch(() => {});
}

function isAlive(held: string): boolean {
  const [pid, start] = held.trim().split(" ");
  const now = startOf(Number(pid));
  return now !== null && (start === "unknown" || now === "unknown" || now === start);
}

/** When the process started, in the system's own terms; null where there is none of that number. */
function startOf(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return null;
  }
  try {
    if (process.platform === "linux") {
      const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      // A zombie has ended: its lock binds nobody.
      return fields[0] === "Z" ? null : `${boot}/${fields[19]}`;
    }
    if (process.platform === "win32") return "unknown";
    const started = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
    return started.trim().replaceAll(/\s+/g, "-") || null;
  } catch {
    return "unknown";
  }
}
