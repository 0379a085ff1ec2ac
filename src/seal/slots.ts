/**
 * Slots of the root key, as LUKS has them: the root, wrapped under what opens it. Each slot opens by itself; one can be
 * made anew without touching what was sealed, or any other slot.
 */
import { argon2, createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import { seal, unseal } from "./seal.ts";

export type SlotKind = "passphrase" | "file" | "secret" | "recovery";

export type Slot = {
  readonly kind: SlotKind;
  readonly salt: Uint8Array;
  readonly wrapped: Uint8Array;
  /** Cost of a passphrase; of a recovery key how many shares there are, how many are needed, and which set they are. */
  readonly terms: Readonly<Record<string, number | string>>;
};

/** RFC 9106 recommends 64 MiB and three passes where memory is short; a guess costs a second of a core here. */
const cost = { memory: 128 * 1024, passes: 3, parallelism: 1 };

/** `secret`: a passphrase, or 32 random bytes or more. */
export async function makeSlot(
  kind: SlotKind,
  secret: Uint8Array | string,
  root: KeyObject,
  terms: Slot["terms"] = {},
): Promise<Slot> {
  const salt = randomBytes(16);
  const all = kind === "passphrase" ? { ...terms, ...cost } : terms;
  const key = await slotKey(kind, secret, salt, all);
  return { kind, salt, wrapped: seal(root.export(), key, contextOf(kind)), terms: all };
}

/** Null where `secret` does not open it. */
export async function openSlot(slot: Slot, secret: Uint8Array | string): Promise<KeyObject | null> {
  const key = await slotKey(slot.kind, secret, slot.salt, slot.terms);
  try {
    return createSecretKey(unseal(slot.wrapped, key, contextOf(slot.kind)));
  } catch {
    return null;
  }
}

async function slotKey(
  kind: SlotKind,
  secret: Uint8Array | string,
  salt: Uint8Array,
  terms: Slot["terms"],
): Promise<KeyObject> {
  if (kind !== "passphrase")
    return createSecretKey(Buffer.from(hkdfSync("sha256", secret, salt, `candour slot ${kind}`, 32)));
  const message = String(secret).normalize("NFKC").trim();
  const [memory, passes, parallelism] = [terms["memory"], terms["passes"], terms["parallelism"]].map(Number);
  const parameters = {
    message,
    nonce: Buffer.from(salt),
    memory: memory!,
    passes: passes!,
    parallelism: parallelism!,
    tagLength: 32,
  };
  return new Promise((resolve, reject) => {
    argon2("argon2id", parameters, (error, tag) =>
      error ? reject(error) : resolve(createSecretKey(Buffer.from(tag))),
    );
  });
}

function contextOf(kind: SlotKind): string {
  return `root key slot ${kind}`;
}

/** Anything shorter than this is guessed from a stolen record. */
export function isLongEnoughForKey(passphrase: string): boolean {
  return [...passphrase.normalize("NFKC").trim()].length >= 15;
}

/** 32 bytes or more, as hex or base64, and not one that somebody typed: null where it is not. */
export function secretFrom(written: string): Buffer | null {
  const text = written.trim();
  const bytes =
    /^[0-9a-f]+$/i.test(text) && text.length % 2 === 0 ? Buffer.from(text, "hex") : fromBase64(text);
  // Of 32 random bytes fewer than 20 different ones are never seen; of a typed pattern more hardly ever.
  return bytes !== null && bytes.length >= 32 && new Set(bytes).size >= 20 ? bytes : null;
}

function fromBase64(text: string): Buffer | null {
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return null;
  return Buffer.from(text, "base64");
}
