/**
 * Messages that may have gone: the answer of their carrier was lost, and nobody can be asked. Those that broke off in one
 * minute by one carrier have one cause, and are looked at together; a person decides what becomes of them.
 */
import { problemOfReasons, type ReasonsProblem } from "../../reasons.ts";

export const unsureDecisions = ["went", "again", "other-way", "withdraw"] as const;
export type UnsureDecision = (typeof unsureDecisions)[number];

/** What becomes of the attempt, of its message and of its notice, and the entry that says so. */
export const unsureBecomes = {
  went: { attempt: "sent", message: "sent", notice: "sent", entry: "unsure.went" },
  again: { attempt: "not-sent", message: "queued", notice: "sending", entry: "unsure.again" },
  // The attempt stays in doubt: a receipt may still come.
  "other-way": { attempt: "unknown", message: "failed", notice: "failed", entry: "unsure.other-way" },
  withdraw: { attempt: "unknown", message: "failed", notice: "withdrawn", entry: "unsure.withdrawn" },
} as const satisfies Readonly<
  Record<UnsureDecision, { attempt: string; message: string; notice: string; entry: string }>
>;

/** A minute and a carrier, as an address can hold them: "20261125T1403Z-smtp". */
export type UnsureMinute = { readonly carrier: string; readonly minute: Date };

export function minuteKey({ carrier, minute }: UnsureMinute): string {
  return `${minute.toISOString().slice(0, 16).replaceAll(/[-:]/gu, "")}Z-${carrier}`;
}

export function minuteOfKey(key: string): UnsureMinute | null {
  const [, day, hour, carrier] = /^(\d{8})T(\d{4})Z-([a-z]{1,20})$/u.exec(key) ?? [];
  if (day === undefined || hour === undefined || carrier === undefined) return null;
  const minute = new Date(
    `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T${hour.slice(0, 2)}:${hour.slice(2)}:00Z`,
  );
  return Number.isNaN(minute.getTime()) ? null : { carrier, minute };
}

/** How many of them are to be looked up before all are decided alike. */
export const sampleSize = 5;

/** Spread over all of them, and the same for whoever looks. */
export function sampleOf<T>(all: readonly T[]): readonly T[] {
  if (all.length <= sampleSize) return all;
  return Array.from({ length: sampleSize }, (_, at) => all[Math.floor((at * all.length) / sampleSize)]!);
}

export type UnsureForm = {
  readonly decision: UnsureDecision;
  readonly reasons: string;
  /** References of messages; or all of the minute, as many as were shown, once a sample was looked up. */
  readonly of:
    | { readonly references: readonly string[] }
    | { readonly all: number; readonly lookedUp: boolean };
};

export type UnsureProblem =
  | ReasonsProblem
  | { readonly kind: "unsure-none-chosen" | "unsure-not-looked-up" | "no-such-unsure" }
  /** Somebody decided, or a receipt came, meanwhile: `number` are still in doubt. */
  | { readonly kind: "unsure-changed"; readonly number: number };

export function problemOfUnsure({ reasons, of }: UnsureForm): UnsureProblem | null {
  if ("references" in of && of.references.length === 0) return { kind: "unsure-none-chosen" };
  if ("all" in of && !of.lookedUp) return { kind: "unsure-not-looked-up" };
  return problemOfReasons(reasons);
}
