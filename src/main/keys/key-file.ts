/**
 * Key files: 32 random bytes that open a record's slot, with the record's name in the file, so that another record's is told.
 * Plain hex alone is the root key itself, as an earlier Candour kept it.
 */
import { randomBytes } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type KeyProblem, writeKeyFile } from "../../seal/keys.ts";

export type KeyFile = { readonly record: string | null; readonly secret: Buffer };

/** Outside the data folder: whoever copies the one has not the other. */
export function usualKeyFile(record: string, environment: NodeJS.ProcessEnv = process.env): string {
  const config = environment["XDG_CONFIG_HOME"] || join(homedir(), ".config");
  return join(config, "candour", "keys", `${record}.key`);
}

export async function readKeyFile(file: string): Promise<Outcome<KeyFile, KeyProblem>> {
  let text: string;
  try {
    text = (await readFile(file, "utf8")).trim();
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    return failed({ kind: missing ? "key-missing" : "key-unreadable", file });
  }
  const form = /^(?:candour key file, record ([0-9a-f]{16})\n)?([0-9a-f]{64})$/.exec(text);
  if (form === null) return failed({ kind: "key-malformed", file });
  return done({ record: form[1] ?? null, secret: Buffer.from(form[2]!, "hex") });
}

/** Never over a file that is there. */
export async function makeKeyFile(file: string, record: string): Promise<Outcome<Buffer, KeyProblem>> {
  const secret = randomBytes(32);
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeKeyFile(file, `candour key file, record ${record}\n${secret.toString("hex")}\n`);
    return done(secret);
  } catch {
    return failed({ kind: "key-unreadable", file });
  }
}

/** By this a key file and a record know each other. */
export function recordName(mark: string): string {
  return mark.slice(0, 16);
}
