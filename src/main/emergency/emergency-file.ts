/** The emergency message as a file beside the site: written whole, by one rename, or not at all. */
import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { type EmergencyNotice, emergencyFile, emergencyIn } from "../../domain/emergency/emergency.ts";
import { done, failed } from "../../domain/outcome.ts";
import type { EmergencyPorts, PutEmergency } from "../../respond/emergency/ports.ts";

/** What the desk needs of it. */
export function emergencyBy(site: string): Omit<EmergencyPorts, "emergencies" | "now"> {
  return { putEmergency: emergencyBeside(site), emergencyOut: () => emergencyOut(site), newEmergencyId };
}

export function emergencyBeside(site: string): PutEmergency {
  const place = join(site, emergencyFile);
  return async (notice) => {
    try {
      if (notice === null) await rm(place, { force: true });
      else await writeOver(site, place, JSON.stringify(notice));
      return done(null);
    } catch (error) {
      const code = String((error as NodeJS.ErrnoException).code ?? "");
      if (["ENOSPC", "EDQUOT", "EFBIG"].includes(code)) return failed({ kind: "disk-full" });
      return failed({ kind: "failed", why: `The folder of the public site cannot be written (${code}).` });
    }
  };
}

async function emergencyOut(site: string): Promise<EmergencyNotice | null> {
  const text = await readFile(join(site, emergencyFile), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  return text === null ? null : emergencyIn(text);
}

export function newEmergencyId(): string {
  return randomBytes(16).toString("hex");
}

async function writeOver(folder: string, place: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = `${place}.${randomBytes(4).toString("hex")}`;
  try {
    const file = await open(draft, "w", 0o644);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, place);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    throw error;
  }
}
