/** Makes the root key of a new record, and the slot that opens it from then on. */
import type { KeyObject } from "node:crypto";
import { existsSync } from "node:fs";
import type { Sql } from "postgres";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { freshKey } from "../../seal/data-key.ts";
import { makeMasterKey, markOf, openMasterKey } from "../../seal/keys.ts";
import { isLongEnoughForKey, makeSlot, type SlotKind, secretFrom } from "../../seal/slots.ts";
import { setSlot } from "../../store/keys/slots.ts";
import { makeKeyFile, readKeyFile, recordName, usualKeyFile } from "./key-file.ts";
import { passphraseIn, type RootManner, type RootProblem } from "./root-manner.ts";
import type { Terminal } from "./terminal.ts";

type Made = Outcome<KeyObject, RootProblem>;

export async function makeFirst(sql: Sql, manner: RootManner): Promise<Made> {
  const { places, environment, terminal, beside } = manner;
  if (beside || existsSync(places.key)) return makeMasterKey(places.key);
  const file = manner.keyFile ?? environment["CANDOUR_ROOT_KEY_FILE"];
  if (file) return underFile(sql, file, manner);
  const written = environment["CANDOUR_SECRET"];
  if (written) {
    const secret = secretFrom(written);
    return secret === null ? failed({ kind: "secret-weak" }) : underSlot(sql, "secret", secret);
  }
  const passphraseFile = environment["CANDOUR_PASSPHRASE_FILE"];
  if (passphraseFile) {
    const passphrase = passphraseIn(passphraseFile);
    if (passphrase === null) return failed({ kind: "key-passphrase-unreadable", file: passphraseFile });
    if (!isLongEnoughForKey(passphrase)) return failed({ kind: "key-passphrase-short" });
    return underSlot(sql, "passphrase", passphrase);
  }
  if (terminal === null) return underUsualFile(sql, manner);
  const chosen = await choosePassphrase(terminal, manner.say, { orNone: true });
  if (!chosen.ok) return chosen;
  return chosen.value === "" ? underUsualFile(sql, manner) : underSlot(sql, "passphrase", chosen.value);
}

/** "" where none was wanted. */
export async function choosePassphrase(
  { ask }: Terminal,
  say: (line: string) => void,
  { orNone }: { readonly orNone: boolean },
): Promise<Outcome<string, RootProblem>> {
  say(
    "Choose a passphrase of 15 characters or more: four random words work well. It opens everything kept here,",
  );
  say("and nobody can find it out for you. Write it down and keep the paper somewhere else.");
  if (orNone) say("Leave it empty to have a key file made in your own folder instead.");
  const passphrase = await ask("Passphrase: ");
  if (passphrase === null) return failed({ kind: "key-broken-off" });
  if (passphrase === "" && orNone) return done("");
  if (!isLongEnoughForKey(passphrase)) return failed({ kind: "key-passphrase-short" });
  const again = await ask("The same once more: ");
  if (again === null) return failed({ kind: "key-broken-off" });
  return again === passphrase ? done(passphrase) : failed({ kind: "key-passphrases-differ" });
}

async function underFile(sql: Sql, file: string, { say }: RootManner): Promise<Made> {
  if (existsSync(file)) {
    const read = await readKeyFile(file);
    if (!read.ok) return read;
    return read.value.record === null ? openMasterKey(file) : failed({ kind: "key-other", file });
  }
  return underNewFile(sql, freshKey(), file, say);
}

async function underUsualFile(sql: Sql, { environment, say }: RootManner): Promise<Made> {
  const root = freshKey();
  return underNewFile(sql, root, usualKeyFile(recordName(markOf(root)), environment), say);
}

async function underNewFile(
  sql: Sql,
  root: KeyObject,
  file: string,
  say: (line: string) => void,
): Promise<Made> {
  const made = await makeKeyFile(file, recordName(markOf(root)));
  if (!made.ok) return made;
  await setFirst(sql, "file", made.value, root);
  say(`A key file was made: ${file}`);
  say(
    "Without it nobody can open this record. Copy it to a safe place that is neither here nor with the backups.",
  );
  return done(root);
}

async function underSlot(sql: Sql, kind: SlotKind, secret: Uint8Array | string): Promise<Made> {
  const root = freshKey();
  await setFirst(sql, kind, secret, root);
  return done(root);
}

async function setFirst(
  sql: Sql,
  kind: SlotKind,
  secret: Uint8Array | string,
  root: KeyObject,
): Promise<void> {
  const entry = { verb: "key.made", actor: "system", subject: "key", detail: { opensBy: kind } };
  await setSlot(sql, await makeSlot(kind, secret, root), new Date(), entry);
}
