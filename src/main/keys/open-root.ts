/**
 * Opens the root key of a record by the first way at hand: a key file that was named, the environment's secret or passphrase
 * file, the key of an earlier Candour in the data folder, the key file in the account's own folder, and at a terminal the
 * passphrase. A record that holds something is never given a new key: what it sealed would be lost for good.
 */
import type { KeyObject } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import type { Sql } from "postgres";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { openMasterKey } from "../../seal/keys.ts";
import { openSlot, type Slot, type SlotKind, secretFrom } from "../../seal/slots.ts";
import { acceptsKey, isSealed, keptMark } from "../../store/key-mark.ts";
import { keySlots } from "../../store/keys/slots.ts";
import { makeFirst } from "./first-root.ts";
import { readKeyFile, recordName, usualKeyFile } from "./key-file.ts";
import { passphraseIn, type RootManner, type RootProblem } from "./root-manner.ts";
import type { Terminal } from "./terminal.ts";

/** What is needed of a record, or of its backup, to open its root. */
export type Kept = { readonly slots: readonly Slot[]; readonly mark: string | null };
type Opened = Outcome<KeyObject, RootProblem>;
const tries = 3;

export async function openRoot(sql: Sql, manner: RootManner): Promise<Opened> {
  const kept = { slots: await keySlots(sql), mark: await keptMark(sql) };
  const inUse = kept.slots.length > 0 || (await isSealed(sql)) || (await holdsSomething(manner.places.work));
  const root = inUse ? await openKept(kept, manner) : await makeFirst(sql, manner);
  if (!root.ok) return root;
  return (await acceptsKey(sql, root.value)) ? root : failed({ kind: "key-other", file: fileAtHand(manner) });
}

export async function openKept(kept: Kept, manner: RootManner): Promise<Opened> {
  const { environment, places, terminal } = manner;
  const file = manner.keyFile ?? environment["CANDOUR_ROOT_KEY_FILE"];
  if (file) return byFile(file, kept);
  const secret = environment["CANDOUR_SECRET"];
  if (secret) return bySecret(secret, kept);
  const passphraseFile = environment["CANDOUR_PASSPHRASE_FILE"];
  if (passphraseFile) return byPassphraseFile(passphraseFile, kept);
  if (existsSync(places.key)) return besideTheData(manner);
  const usual = kept.mark === null ? null : usualKeyFile(recordName(kept.mark), environment);
  if (usual !== null && existsSync(usual)) return byFile(usual, kept);
  const slot = slotOf(kept, "passphrase");
  if (slot !== undefined && terminal !== null) return typed(slot, terminal, manner);
  if (kept.slots.length === 0) return failed({ kind: "key-missing", file: places.key });
  return failed({ kind: "key-closed", advice: waysOf(kept, usual) });
}

async function byFile(file: string, kept: Kept): Promise<Opened> {
  const read = await readKeyFile(file);
  if (!read.ok) return read;
  // Plain hex is the root itself.
  if (read.value.record === null) return openMasterKey(file);
  if (kept.mark !== null && read.value.record !== recordName(kept.mark))
    return failed({ kind: "key-other", file });
  const slot = slotOf(kept, "file");
  const root = slot === undefined ? null : await openSlot(slot, read.value.secret);
  return root === null ? failed({ kind: "key-file-worthless", file }) : done(root);
}

async function bySecret(written: string, kept: Kept): Promise<Opened> {
  const secret = secretFrom(written);
  if (secret === null) return failed({ kind: "secret-weak" });
  const slot = slotOf(kept, "secret");
  if (slot === undefined) return failed({ kind: "secret-none" });
  const root = await openSlot(slot, secret);
  return root === null ? failed({ kind: "secret-other" }) : done(root);
}

async function byPassphraseFile(file: string, kept: Kept): Promise<Opened> {
  const passphrase = passphraseIn(file);
  if (passphrase === null) return failed({ kind: "key-passphrase-unreadable", file });
  const slot = slotOf(kept, "passphrase");
  if (slot === undefined) return failed({ kind: "key-passphrase-none" });
  const root = await openSlot(slot, passphrase);
  return root === null ? failed({ kind: "key-passphrase-wrong" }) : done(root);
}

async function besideTheData({ places, beside, say }: RootManner): Promise<Opened> {
  if (!beside)
    say(
      `The key lies in the data folder, beside what it opens (${places.key}). Set a passphrase with \`candour key passphrase --data ${places.data}\`, and move the file to a safe place elsewhere.`,
    );
  return openMasterKey(places.key);
}

async function typed(slot: Slot, { ask }: Terminal, { say }: RootManner): Promise<Opened> {
  for (let attempt = 1; ; attempt++) {
    const passphrase = await ask("Passphrase of this record: ");
    if (passphrase === null) return failed({ kind: "key-broken-off" });
    const root = await openSlot(slot, passphrase);
    if (root !== null) return done(root);
    if (attempt === tries) return failed({ kind: "key-passphrase-wrong" });
    say("That is not it. Try again.");
  }
}

function slotOf({ slots }: Kept, kind: SlotKind): Slot | undefined {
  return slots.find((slot) => slot.kind === kind);
}

/** In words: how this record can be opened, for whoever has brought none of it. */
function waysOf(kept: Kept, usual: string | null): string {
  const ways: Readonly<Record<SlotKind, string>> = {
    passphrase: "a passphrase (at a terminal, or CANDOUR_PASSPHRASE_FILE)",
    file: `a key file (--key-file, CANDOUR_ROOT_KEY_FILE${usual === null ? "" : `, or ${usual}`})`,
    secret: "the secret of its environment (CANDOUR_SECRET)",
    recovery: "recovery shares (candour key recover)",
  };
  return kept.slots.map(({ kind }) => ways[kind]).join("; ");
}

function fileAtHand({ keyFile, environment, places }: RootManner): string {
  return keyFile ?? environment["CANDOUR_ROOT_KEY_FILE"] ?? places.key;
}

async function holdsSomething(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).length > 0;
}
