/**
 * The ledger: what was done, by whom, when, in an order that cannot be changed unseen. Each entry holds the hash of the
 * one before it, so a change to any entry breaks every hash that follows.
 *
 * What is hashed is the entry's canonical text: JSON without white space, members sorted by name in UTF-16 order, numbers
 * and strings as ECMAScript writes them (RFC 8785, JCS), `incident` left out where there is none, `hash` always left out.
 */
import { createHash } from "node:crypto";
import { done, failed, type Outcome } from "./outcome.ts";

export type Detail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

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
};

export type Entry = NewEntry & {
  readonly sequence: number;
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  readonly previous: string;
  readonly hash: string;
};

/** How far the ledger reaches: the number of entries and the hash of the last. */
export type LedgerHead = { readonly size: number; readonly hash: string };

/** A head together with the root of the Merkle tree over all entries. */
export type TreeHead = LedgerHead & { readonly root: string };

export type LedgerProblem =
  | { readonly kind: "changed"; readonly sequence: number }
  | { readonly kind: "missing"; readonly sequence: number; readonly found: number }
  | { readonly kind: "out-of-order"; readonly sequence: number }
  | { readonly kind: "truncated"; readonly size: number; readonly remembered: number }
  | { readonly kind: "rewritten"; readonly sequence: number };

export const emptyHead: LedgerHead = { size: 0, hash: "0".repeat(64) };

/** The entry that follows `head`. Throws where a caller hands over what can never be an entry. */
export function nextEntry(head: LedgerHead, entry: NewEntry, at: Date): Entry {
  if (!/^[a-z][a-z-]*(\.[a-z][a-z-]*)+$/.test(entry.verb))
    throw new Error(`Not a verb of the ledger: ${entry.verb}`);
  const unhashed = { ...entry, sequence: head.size + 1, at: at.toISOString(), previous: head.hash };
  return { ...unhashed, hash: entryHash(unhashed) };
}

export function headAfter(entry: Entry): LedgerHead {
  return { size: entry.sequence, hash: entry.hash };
}

export function entryHash(entry: Omit<Entry, "hash">): string {
  const { sequence, at, actor, verb, subject, incident, detail, previous } = entry;
  const hashed = {
    sequence,
    at,
    actor,
    verb,
    subject,
    detail,
    previous,
    ...(incident === undefined ? {} : { incident }),
  };
  return createHash("sha256").update(canonical(hashed)).digest("hex");
}

/** The canonical text of a JSON value (RFC 8785). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    members.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([name, member]) => `${canonical(name)}:${canonical(member)}`).join(",")}}`;
  }
  // PostgreSQL cannot keep a NUL or half a surrogate pair, and JSON has no NaN: none of them may enter a hash.
  if (typeof value === "string" && (!value.isWellFormed() || value.includes("\u0000")))
    throw new Error("A text with a NUL or half a character cannot enter the ledger");
  if (typeof value === "number" && !Number.isFinite(value)) throw new Error("Not a number for the ledger");
  return JSON.stringify(value);
}

/** Checks that `entry` follows `head`; the outcome is the new head. */
export function followOn(head: LedgerHead, entry: Entry): Outcome<LedgerHead, LedgerProblem> {
  const sequence = head.size + 1;
  if (entry.sequence > sequence) return failed({ kind: "missing", sequence, found: entry.sequence });
  if (entry.sequence < sequence) return failed({ kind: "out-of-order", sequence: entry.sequence });
  if (hashOrNothing(entry) !== entry.hash) return failed({ kind: "changed", sequence });
  if (entry.previous !== head.hash) return failed({ kind: "out-of-order", sequence });
  return done(headAfter(entry));
}

/** Checks a whole ledger, and that it still holds the heads that were remembered elsewhere. */
export function verifyChain(
  entries: Iterable<Entry>,
  remembered: readonly LedgerHead[] = [],
): Outcome<LedgerHead, LedgerProblem> {
  let head = emptyHead;
  for (const entry of entries) {
    const next = followOn(head, entry);
    if (!next.ok) return next;
    head = next.value;
    const lost = contradicted(head, remembered);
    if (lost !== undefined) return failed(lost);
  }
  return reaches(head, remembered);
}

/** What shows that a head of this size was once another one: the ledger was made anew. */
export function contradicted(head: LedgerHead, remembered: readonly LedgerHead[]): LedgerProblem | undefined {
  const other = remembered.some(({ size, hash }) => size === head.size && hash !== head.hash);
  return other ? { kind: "rewritten", sequence: head.size } : undefined;
}

/** Whether the ledger is at least as long as it was known to be. */
export function reaches(
  head: LedgerHead,
  remembered: readonly LedgerHead[],
): Outcome<LedgerHead, LedgerProblem> {
  const longest = Math.max(0, ...remembered.map(({ size }) => size));
  return head.size < longest
    ? failed({ kind: "truncated", size: head.size, remembered: longest })
    : done(head);
}

export function ledgerProblemInWords(problem: LedgerProblem): string {
  switch (problem.kind) {
    case "changed":
      return `Entry ${problem.sequence} is wrong: it was changed after it was written.`;
    case "missing":
      return `Entry ${problem.sequence} is missing: the next that is there is ${problem.found}.`;
    case "out-of-order":
      return `Entry ${problem.sequence} is wrong: it does not follow the entry before it.`;
    case "truncated":
      return `Entries ${problem.size + 1} to ${problem.remembered} are missing: the end of the ledger was cut off.`;
    case "rewritten":
      return `Entry ${problem.sequence} is wrong: the ledger up to it was made anew, and differs from the head that was kept.`;
  }
}

function hashOrNothing(entry: Entry): string | undefined {
  try {
    return entryHash(entry);
  } catch {
    return undefined;
  }
}
