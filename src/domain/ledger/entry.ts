/**
 * An entry of the ledger: what was done, by whom, when it happened and when it was written. What stands in the Merkle
 * tree is the entry's canonical text: JSON without white space, members sorted by name in UTF-16 order, numbers and
 * strings as ECMAScript writes them (RFC 8785, JCS), members without a value left out.
 */
import { createHash, randomBytes } from "node:crypto";
import { canonical } from "./canonical.ts";

export type Detail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** A personal value is never written: only the SHA-256 of a salt and it, so that it can be proved and be forgotten. */
export type Salted = { readonly hash: string };
export type FieldChange = {
  readonly field: string;
  readonly before: string | number | boolean | null | Salted;
  readonly after: string | number | boolean | null | Salted;
};

/** What belongs to a salted hash, kept apart from the ledger. Without it the hash says nothing. */
export type Salt = { readonly hash: string; readonly salt: Buffer };

export type NewEntry = {
  /** What happened: "incident.declared". */
  readonly verb: string;
  /** To what: "incident:INC-2026-0001". */
  readonly subject: string;
  /** Who did it: a staff id, or "system". */
  readonly actor: string;
  /** Never a personal value: ids, counts, dates, reasons of staff. */
  readonly detail: Detail;
  readonly incident?: string;
  /** When it happened, where that was earlier than it was written: ISO 8601 in UTC. */
  readonly happened?: string;
  /** What was there before and what stands there now. */
  readonly changes?: readonly FieldChange[];
  /** Of the salted hashes in `changes`; not part of the entry itself. */
  readonly salts?: readonly Salt[];
};

export type Entry = Omit<NewEntry, "salts"> & {
  /** From 1: its place in the tree, plus one. */
  readonly sequence: number;
  /** ISO 8601 in UTC with milliseconds. */
  readonly written: string;
  /** Of its leaf in the tree (RFC 6962), as hex. */
  readonly hash: string;
};

/** A leaf lies in bundles whose lengths are of 16 bits (C2SP tlog-tiles). */
const longestLeaf = 65_535;

/** Somebody wrote more than an entry holds: nothing was changed, and whoever wrote it is told to make it shorter. */
export class EntryTooLong extends Error {
  constructor(verb: string) {
    super(`An entry of the ledger is too long: ${verb}`);
  }
}

/** The text that is hashed. Throws where a caller hands over what can never be an entry. */
export function leafOf({ salts: _, ...entry }: NewEntry, written: Date): string {
  if (!/^[a-z][a-z-]*(\.[a-z][a-z-]*)+$/.test(entry.verb))
    throw new Error(`Not a verb of the ledger: ${entry.verb}`);
  const text = canonical({ ...entry, written: written.toISOString() });
  if (Buffer.byteLength(text) > longestLeaf) throw new EntryTooLong(entry.verb);
  return text;
}

/** Throws where the text is none of an entry: it was changed by somebody. */
export function entryOf(leaf: string, sequence: number, hash: string): Entry {
  return { ...(JSON.parse(leaf) as Omit<Entry, "sequence" | "hash">), sequence, hash };
}

/** A personal value as it may stand in an entry, and the salt by which it can be told later that it was this value. */
export function salted(value: string): { readonly value: Salted; readonly salt: Salt } {
  const salt = randomBytes(16);
  const hash = saltedHash(salt, value);
  return { value: { hash }, salt: { hash, salt } };
}

export function saltedHash(salt: Uint8Array, value: string): string {
  return createHash("sha256").update(salt).update(value).digest("hex");
}
