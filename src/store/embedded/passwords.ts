/** The passwords of the local cluster: random, known to no person, readable by the owner of the data folder alone. */
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { giveToOwnerOf } from "./place.ts";

/** `admin` made the cluster and makes the database; all else is done as the owner of the database, no superuser. */
export type Passwords = { readonly admin: string; readonly app: string };

const name = "passwords.json";

export function keepPasswords(data: string, own: string): Passwords {
  if (existsSync(join(own, name))) return readPasswords(own);
  const passwords: Passwords = {
    admin: randomBytes(24).toString("hex"),
    app: randomBytes(24).toString("hex"),
  };
  const draft = join(own, `${name}.new`);
  const file = openSync(draft, "w", 0o600);
  writeSync(file, JSON.stringify(passwords));
  fsyncSync(file); // the cluster would be locked for good if this were lost
  closeSync(file);
  giveToOwnerOf(data, draft);
  renameSync(draft, join(own, name));
  return passwords;
}

export function readPasswords(own: string): Passwords {
  return JSON.parse(readFileSync(join(own, name), "utf8")) as Passwords;
}
