/**
 * Mails that came back, in the data folder's `bounces/`, as mail systems keep mail (maildir: whole files in `new/`). Each
 * is taken into the record and then goes; what is no report, or of nobody here, is kept in `bounces/aside` for a person.
 * A kill in between leaves a file whose receipt the record has: the same twice changes nothing.
 */
import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { type BouncePorts, takeBounces } from "../../respond/bounces/take-bounces.ts";
import { faultFields } from "../../watch/fault.ts";
import type { Log } from "../../watch/log.ts";

/** What counts stands at the beginning of such a mail; the message that it gives back may be long. */
const mostBytes = 512 * 1024;
const batch = 200;

export async function takeBouncesIn(ports: BouncePorts, folder: string, log: Log): Promise<number> {
  const inbox = join(folder, "new");
  const names = await namesIn(inbox);
  let taken = 0;
  for (let at = 0; at < names.length; at += batch)
    taken += await takeSome(ports, folder, names.slice(at, at + batch), log);
  return taken;
}

async function takeSome(
  ports: BouncePorts,
  folder: string,
  names: readonly string[],
  log: Log,
): Promise<number> {
  const read: { readonly name: string; readonly mail: string }[] = [];
  for (const name of names) {
    const mail = await beginningOf(join(folder, "new", name));
    if (mail === "gone") continue;
    if (mail === null) await setAside(folder, name, log);
    else read.push({ name, mail });
  }
  if (read.length === 0) return 0;
  const kinds = await takeBounces(
    ports,
    read.map(({ mail }) => mail),
  );
  for (const [at, { name }] of read.entries()) {
    if (kinds[at] === "unknown") await setAside(folder, name, log);
    else await rm(join(folder, "new", name), { force: true });
  }
  return kinds.filter((kind) => kind !== "unknown").length;
}

async function namesIn(inbox: string): Promise<readonly string[]> {
  const entries = await readdir(inbox, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return entries
    .filter(({ name }) => !name.startsWith("."))
    .map(({ name }) => name)
    .toSorted();
}

/** Null where it is empty, or no file of its own: a link in here is nobody's mail. Another process may have been quicker. */
async function beginningOf(file: string): Promise<string | "gone" | null> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    (error: NodeJS.ErrnoException) => (error.code === "ENOENT" ? ("gone" as const) : null),
  );
  if (handle === null || handle === "gone") return handle;
  try {
    if (!(await handle.stat()).isFile()) return null;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(mostBytes), 0, mostBytes, 0);
    return bytesRead === 0 ? null : buffer.toString("latin1", 0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function setAside(folder: string, name: string, log: Log): Promise<void> {
  const aside = join(folder, "aside");
  try {
    await mkdir(aside, { recursive: true, mode: 0o700 });
    await rename(join(folder, "new", name), join(aside, `${randomBytes(4).toString("hex")}-${name}`));
  } catch (error) {
    // Another was quicker. Whatever else it is, the rest of the round goes on.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    log.error("A mail that came back could not be set aside.", faultFields(error));
    return;
  }
  log.error(
    "A mail that came back is none of our reports. It is kept in bounces/aside: have somebody read it.",
  );
}
