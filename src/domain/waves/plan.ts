/** How a wave goes: whom it tells, by which ways in which order, how fast, at what hours, and when it stops by itself. */
import { type Channel, channels } from "../notices/notice.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import { type SeverityBand, severityBands } from "../people/person.ts";

export type WavePlan = {
  readonly bands: readonly SeverityBand[];
  /** The first that is safe for a person is theirs; the others are tried after it. */
  readonly ways: readonly Channel[];
  /** How long after one way has failed the next is taken. */
  readonly fallBackAfterHours: number;
  /** A message of which nobody has said by then that it arrived counts as failed; null: it counts as sent. */
  readonly unconfirmedAfterHours: number | null;
  /** Of all ways together; null: as fast as they go. */
  readonly perHour: number | null;
  /** UK clock: texts go from this hour, and none from that hour on. */
  readonly textsFrom: number;
  readonly textsUntil: number;
  /** How many go first, alone. */
  readonly canary: number;
  /** How long what went first is watched before the rest goes. */
  readonly watchMinutes: number;
  /** Of a hundred that were tried: more failures or complaints than this, and the wave pauses. */
  readonly failuresPerHundred: number;
  readonly complaintsPerHundred: number;
};

export const usualPlan: WavePlan = {
  bands: severityBands,
  ways: ["email", "letter", "text"],
  fallBackAfterHours: 24,
  unconfirmedAfterHours: null,
  perHour: null,
  textsFrom: 8,
  textsUntil: 20,
  canary: 100,
  watchMinutes: 15,
  failuresPerHundred: 5,
  complaintsPerHundred: 0.3,
};

/** Practice goes into the outbox folder: there is nothing to watch. */
export const practicePlan: WavePlan = {
  ...usualPlan,
  canary: 0,
  watchMinutes: 0,
  textsFrom: 0,
  textsUntil: 24,
};

export type PlanProblem = {
  readonly kind: "no-bands" | "no-ways" | "plan-out-of-range" | "text-hours-reversed";
  readonly field: keyof WavePlan;
};

/** Longer than a week nobody can be asked what became of a message. */
const mostUnconfirmedHours = 24 * 7;
const whole = (field: keyof WavePlan): boolean => !field.endsWith("PerHundred");

const ranges: Readonly<Partial<Record<keyof WavePlan, readonly [number, number]>>> = {
  fallBackAfterHours: [0, 24 * 30],
  unconfirmedAfterHours: [1, mostUnconfirmedHours],
  perHour: [1, 10_000_000],
  textsFrom: [0, 23],
  textsUntil: [1, 24],
  canary: [0, 10_000],
  watchMinutes: [0, 24 * 60],
  failuresPerHundred: [0, 100],
  complaintsPerHundred: [0, 100],
};

export function checkPlan(plan: WavePlan): Outcome<WavePlan, PlanProblem> {
  if (plan.bands.length === 0) return failed({ kind: "no-bands", field: "bands" });
  const ways = channels.filter((channel) => plan.ways.includes(channel));
  if (ways.length === 0 || ways.length !== plan.ways.length)
    return failed({ kind: "no-ways", field: "ways" });
  for (const [field, [least, most]] of Object.entries(ranges) as [
    keyof WavePlan,
    readonly [number, number],
  ][]) {
    const value = plan[field];
    if (value !== null && !isWithin(value, least, most, whole(field)))
      return failed({ kind: "plan-out-of-range", field });
  }
  return plan.textsFrom < plan.textsUntil
    ? done(plan)
    : failed({ kind: "text-hours-reversed", field: "textsUntil" });
}

function isWithin(value: unknown, least: number, most: number, isWhole: boolean): boolean {
  return (
    typeof value === "number" && value >= least && value <= most && (!isWhole || Number.isInteger(value))
  );
}

/** Once it is launched its people and ways stand; how fast it goes, and when it stops, may change. */
export function keepsPeople(one: WavePlan, other: WavePlan): boolean {
  return one.bands.join() === other.bands.join() && one.ways.join() === other.ways.join();
}
