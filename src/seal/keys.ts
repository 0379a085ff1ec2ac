/** Keys of a data folder or a scan: one master key, and keys derived from it by purpose (HKDF-SHA-256). */
import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { done, failed, type Outcome } from "../domain/outcome.ts";

export type KeyProblem = { readonly kind: "key-unreadable" | "key-malformed"; readonly file: string };

/** Reads the 32-byte key in `file` (hex); makes it, readable by its owner alone, where there is none. */
export async function openMasterKey(file: string): Promise<Outcome<KeyObject, KeyProblem>> {
  try {
    await createKeyFile(file);
    const hex = (await readFile(file, "utf8")).trim();
    if (!/^[0-9a-f]{64}$/.test(hex)) return failed({ kind: "key-malformed", file });
    return done(createSecretKey(Buffer.from(hex, "hex")));
  } catch {
    return failed({ kind: "key-unreadable", file });
  }
}

async function createKeyFile(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    const handle = await open(file, "wx", 0o600);
    await handle.writeFile(randomBytes(32).toString("hex"));
    await handle.sync();
    await handle.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

export type Purpose = "field" | "lookup" | "stage" | "ledger" | "session";

/** A key for one purpose only, so that what leaks by one use says nothing about another. */
export function keyFor(master: KeyObject, purpose: Purpose): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync("sha256", master, "candour", purpose, 32)));
}
