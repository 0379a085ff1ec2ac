/** Keys of a data folder or a scan: one master key, and keys derived from it by purpose (HKDF-SHA-256). */
import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { done, failed, type Outcome } from "../domain/outcome.ts";

export type KeyProblem = {
  readonly kind: "key-missing" | "key-unreadable" | "key-malformed";
  readonly file: string;
};

/** Reads the 32-byte key in `file` (hex). One that is missing is never made here: what it sealed would be lost for good. */
export async function openMasterKey(file: string): Promise<Outcome<KeyObject, KeyProblem>> {
  try {
    const hex = (await readFile(file, "utf8")).trim();
    if (!/^[0-9a-f]{64}$/.test(hex)) return failed({ kind: "key-malformed", file });
    return done(createSecretKey(Buffer.from(hex, "hex")));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    return failed({ kind: missing ? "key-missing" : "key-unreadable", file });
  }
}

/** The same; makes the key, readable by its owner alone, where there is none. Only for where nothing is sealed yet. */
export async function makeMasterKey(file: string): Promise<Outcome<KeyObject, KeyProblem>> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeKeyFile(file, randomBytes(32).toString("hex"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") return failed({ kind: "key-unreadable", file });
  }
  return openMasterKey(file);
}

/** Written whole under another name, then linked: a full disk or a crash leaves no half key that all would trip over. */
export async function writeKeyFile(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    await writeKey(draft, text);
    await link(draft, file);
  } catch (error) {
    // A stick with FAT on it has no links.
    if (!["EPERM", "ENOTSUP", "ENOSYS"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    await writeKey(file, text);
  } finally {
    await rm(draft, { force: true });
  }
}

async function writeKey(file: string, text: string): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

export type Purpose =
  | "field"
  | "lookup"
  | "stage"
  | "ledger"
  | "witness"
  | "attestation"
  | "session"
  | "staff"
  | "sighting"
  | "check"
  | "complaint"
  | "verify"
  | "subscription"
  | "suppression"
  | "regulator"
  | "emergency"
  | "bounce"
  | "mark"
  | "hatch"
  | "hatch forms"
  | "wrap";

/** A key for one purpose only, so that what leaks by one use says nothing about another. */
export function keyFor(master: KeyObject, purpose: Purpose): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync("sha256", master, "candour", purpose, 32)));
}

/** By this a record knows its key again; says nothing about the key itself. */
export function markOf(master: KeyObject): string {
  return createHmac("sha256", keyFor(master, "mark")).update("candour master key").digest("hex");
}
