/** Writes a file whole or not at all, and makes sure that a power cut does not undo it. */
import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";

/** Ends in ".part" until it is whole: nobody takes it for one. */
export async function writeWhole(folder: string, name: string, content: Uint8Array): Promise<void> {
  const draft = join(folder, `.${randomBytes(9).toString("hex")}.part`);
  try {
    const handle = await openDraft(folder, draft);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, join(folder, name));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

async function openDraft(folder: string, draft: string) {
  try {
    return await open(draft, "wx", 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await open(draft, "wx", 0o600);
  }
}

const running = new Map<string, { now: Promise<void>; next: Promise<void> | null }>();

/** The name is there for good when this resolves. Whoever asks while one runs shares the one after it. */
function syncFolder(folder: string): Promise<void> {
  const known = running.get(folder);
  if (known !== undefined) {
    known.next ??= known.now.then(() => syncFolder(folder));
    return known.next;
  }
  const now = syncOnce(folder).finally(() => running.delete(folder));
  running.set(folder, { now: now.catch(() => {}), next: null });
  return now;
}

/** Windows has no such thing: a folder cannot be opened there. */
async function syncOnce(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
