/** Whether a message could be written into the outbox now: by writing something there, since rights alone do not tell. */
import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

export async function outboxWritable(folder: string): Promise<boolean> {
  const probe = join(folder, `.candour-probe.${randomUUID()}`);
  try {
    await writeFile(probe, "candour\n", { mode: 0o600, flag: "wx" });
    return true;
  } catch {
    return false;
  } finally {
    await rm(probe, { force: true }).catch(() => {});
  }
}
