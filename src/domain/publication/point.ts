/**
 * A point: one thing that the public is told we know, believe or do not know yet. Each wording is kept and numbered; who
 * knows better writes the next, and what was said before stays readable.
 */
import type { AuthorityId, IncidentId, StaffId } from "../ids.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import type { MentionType } from "../people/mention.ts";
import type { Staff } from "../staff/staff.ts";

/** wrong: we said it, and it is not so. */
export const pointKinds = ["known", "believed", "not-known-yet", "wrong"] as const;
export type PointKind = (typeof pointKinds)[number];

/** How sure we are of what we believe; "" for the other kinds. */
export const sureness = ["possible", "likely", "very-likely"] as const;
export type Sureness = (typeof sureness)[number] | "";

export type Point = {
  readonly incident: IncidentId;
  /** From 1 in each incident. */
  readonly number: number;
  /** The first wording that this one takes the place of; null: it is the first. */
  readonly revises: number | null;
  readonly kind: PointKind;
  readonly sure: Sureness;
  readonly text: string;
  /** The kinds of data that it says were taken, before anything is reviewed; none for most points. */
  readonly taken: readonly MentionType[];
  /** What has changed and why, for the public; "" for a first wording. */
  readonly why: string;
  readonly state: "draft" | "published" | "discarded";
  readonly authority: AuthorityId;
  readonly authorName: string;
  readonly writers: readonly StaffId[];
  readonly writtenAt: Date;
  readonly approvedByName: string;
  readonly publishedAt: Date | null;
  /** When somebody last made sure that it still is so. */
  readonly checkedAt: Date | null;
  readonly checkedByName: string;
};

export const pointTransitions = {
  approve: { from: "draft", to: "published", entry: "point.published" },
  discard: { from: "draft", to: "discarded", entry: "point.discarded" },
  check: { from: "published", to: "published", entry: "point.checked" },
} as const satisfies Readonly<Record<string, { from: Point["state"]; to: Point["state"]; entry: string }>>;
export type PointStep = keyof typeof pointTransitions;

export type PointStepProblem = {
  readonly kind: "point-own-words" | "point-others" | "point-not-waiting" | "point-not-standing";
};

export function passPoint(
  point: Point,
  step: PointStep,
  by: Staff,
  at: Date,
): Outcome<Point, PointStepProblem> {
  const { from, to } = pointTransitions[step];
  if (by.authority !== point.authority) return failed({ kind: "point-others" });
  if (point.state !== from)
    return failed({ kind: step === "check" ? "point-not-standing" : "point-not-waiting" });
  if (step === "approve" && point.writers.includes(by.id)) return failed({ kind: "point-own-words" });
  const checked = { checkedAt: at, checkedByName: by.name };
  if (step === "check") return done({ ...point, ...checked });
  if (step === "discard") return done({ ...point, state: to });
  return done({ ...point, ...checked, state: to, publishedAt: at, approvedByName: by.name });
}

export function rootOfPoint({ number, revises }: Pick<Point, "number" | "revises">): number {
  return revises ?? number;
}

/** The published wordings of one point, oldest first: the last of them stands. */
export function wordingsOf(points: readonly Point[], root: number): readonly Point[] {
  return points
    .filter((one) => rootOfPoint(one) === root && one.publishedAt !== null)
    .toSorted((a, b) => a.publishedAt!.getTime() - b.publishedAt!.getTime() || a.number - b.number);
}
