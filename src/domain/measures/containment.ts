/**
 * From alarm to isolated, by the minute: for each authority when the first sign was, when its isolating measures were
 * ordered, acknowledged, done and verified, and how long each took. It runs for as long as one of them is not done.
 */
import type { AuthorityId, StaffId } from "../ids.ts";
import { happenedAt, lastOf, type Measure, minuteOf } from "./measure.ts";

/** The first sign at an authority, as somebody there recorded it. Recorded anew it is corrected; the earlier one is kept. */
export type Alarm = {
  readonly authority: AuthorityId;
  /** From 1: how often it was recorded. */
  readonly number: number;
  readonly alarmAt: Date;
  /** What the sign was. */
  readonly words: string;
  readonly by: StaffId;
  readonly byName: string;
  readonly enteredAt: Date;
};

export const containmentPoints = ["ordered", "acknowledged", "done", "verified"] as const;
export type ContainmentPoint = (typeof containmentPoints)[number];

export type Containment = {
  readonly authority: AuthorityId;
  readonly alarm: Alarm | null;
  /** Ordered: the first of them; the others: once all of them are. Null: not yet. */
  readonly points: Readonly<Record<ContainmentPoint, Date | null>>;
  /** Whole minutes from the point before, the alarm to begin with; null where either is not known. */
  readonly took: Readonly<Record<ContainmentPoint, number | null>>;
  /** From alarm to isolated, in whole minutes; up to now as long as it runs. Null without an alarm. */
  readonly minutes: number | null;
  /** all: the last of its isolating measures is done; some: not all are; none: none was ordered. */
  readonly isolated: "all" | "some" | "none";
  readonly measures: readonly Measure[];
};

export function containmentOf(
  authority: AuthorityId,
  { measures, alarms, now }: { measures: readonly Measure[]; alarms: readonly Alarm[]; now: Date },
): Containment {
  const isolating = measures.filter(
    (one) => one.authority === authority && one.effect === "isolates" && counts(one),
  );
  const alarm = alarms
    .filter((one) => one.authority === authority)
    .reduce<Alarm | null>(
      (latest, one) => (latest === null || one.number > latest.number ? one : latest),
      null,
    );
  const points = {
    ordered: earliest(isolating.map((one) => lastOf(one, "order"))),
    acknowledged: latestOfAll(isolating.map((one) => acknowledgedAt(one))),
    done: latestOfAll(isolating.map((one) => doneAt(one))),
    verified: latestOfAll(isolating.map((one) => (doneAt(one) === null ? null : verifiedAt(one)))),
  };
  const end = points.done ?? now;
  return {
    authority,
    alarm,
    points,
    took: {
      ordered: between(alarm?.alarmAt ?? null, points.ordered),
      acknowledged: between(points.ordered, points.acknowledged),
      done: between(points.acknowledged, points.done),
      verified: between(points.done, points.verified),
    },
    minutes: alarm === null ? null : between(alarm.alarmAt, end),
    isolated: isolating.length === 0 ? "none" : points.done === null ? "some" : "all",
    measures: isolating,
  };
}

const told = ["order", "acknowledge", "do", "verify", "reopen", "lift"] as const;

/** One line of the record by the minute. */
export type ContainmentLine = {
  readonly at: Date;
  readonly minute: number | null;
  readonly kind: "alarm" | (typeof told)[number];
  readonly measure: Measure | null;
};

/** Everything that happened, oldest first, with the minutes since the alarm. */
export function minuteByMinute({ alarm, measures }: Containment): readonly ContainmentLine[] {
  const since = (at: Date) => between(alarm?.alarmAt ?? null, at);
  const lines: ContainmentLine[] =
    alarm === null ? [] : [{ at: alarm.alarmAt, minute: 0, kind: "alarm", measure: null }];
  for (const measure of measures)
    for (const [index, { step }] of measure.steps.entries()) {
      const kind = told.find((one) => one === step);
      if (kind === undefined) continue;
      const at = happenedAt(measure.steps, index);
      lines.push({ at, minute: since(at), kind, measure });
    }
  return lines.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

function counts({ state }: Measure): boolean {
  return state !== "refused" && state !== "cancelled";
}

/** What was done at once was acknowledged by that. */
function acknowledgedAt(measure: Measure): Date | null {
  return lastOf(measure, "acknowledge") ?? lastOf(measure, "do");
}

/** Null once it was found not to hold, until it is done again. */
function doneAt(measure: Measure): Date | null {
  return ["done", "verified", "lifted"].includes(measure.state) ? lastOf(measure, "do") : null;
}

/** Of the doing that counts, not of one that was found wanting. */
function verifiedAt(measure: Measure): Date | null {
  const { steps } = measure;
  const verified = steps.findLastIndex(({ step }) => step === "verify");
  const did = steps.findLastIndex(({ step }) => step === "do");
  return verified > did ? happenedAt(steps, verified) : null;
}

function earliest(moments: readonly (Date | null)[]): Date | null {
  const known = moments.filter((one) => one !== null);
  return known.length === 0 ? null : new Date(Math.min(...known.map(Number)));
}

/** Null where one of them is missing. */
function latestOfAll(moments: readonly (Date | null)[]): Date | null {
  const known = moments.filter((one) => one !== null);
  return known.length === 0 || known.length < moments.length
    ? null
    : new Date(Math.max(...known.map(Number)));
}

function between(from: Date | null, to: Date | null): number | null {
  return from === null || to === null ? null : minuteOf(to) - minuteOf(from);
}
