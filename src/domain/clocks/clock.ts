/**
 * Clocks besides the 72 hours of UK GDPR Art. 33: other laws and contracts that say who must be told by when. What they
 * are is data (content/clocks.yaml); each authority says of each whether it applies to it, when it began, and when it was met.
 */
import { done, failed, type Outcome } from "../outcome.ts";
import { endOfUkDay } from "../uk-time/uk-time.ts";
import type { ChangedMeanwhile } from "../version.ts";

export type Regime = {
  readonly key: string;
  readonly name: string;
  /** To whom it applies, in words. */
  readonly who: string;
  /** Who is told. */
  readonly to: string;
  /** From which moment it runs, in words; `aware`: the moment of Art. 33 is offered. */
  readonly from: string;
  readonly starts: "aware" | "said";
  /** At most one of the two; neither: "without undue delay". */
  readonly hours?: number;
  readonly days?: number;
  /** The law by article. */
  readonly source: string;
  readonly note?: string;
  /** Not verified: look before relying on it. */
  readonly check?: true;
};

export type ClockState = "open" | "running" | "met" | "not-applicable";

/** Every step, and the entry of the ledger that it writes. "open": nobody has said anything yet. */
export const clockTransitions = {
  start: { from: ["open", "not-applicable"], to: "running", entry: "clock.started" },
  correct: { from: ["running"], to: "running", entry: "clock.corrected" },
  meet: { from: ["running"], to: "met", entry: "clock.met" },
  reopen: { from: ["met"], to: "running", entry: "clock.reopened" },
  "rule-out": { from: ["open", "running"], to: "not-applicable", entry: "clock.ruled-out" },
} as const satisfies Readonly<Record<string, { from: readonly ClockState[]; to: ClockState; entry: string }>>;
export type ClockStep = keyof typeof clockTransitions;
export const clockSteps = Object.keys(clockTransitions) as readonly ClockStep[];

export type Clock = {
  readonly state: ClockState;
  readonly startsAt: Date | null;
  readonly metAt: Date | null;
  /** Of the latest step. */
  readonly reasons: string;
  readonly version: number;
};

export const openClock: Clock = { state: "open", startsAt: null, metAt: null, reasons: "", version: 0 };

export type ClockForm = {
  readonly step: ClockStep;
  /** When it began, or was met; null for the other steps. */
  readonly at: Date | null;
  readonly reasons: string;
  readonly version: number;
};

export type ClockProblem =
  | { readonly kind: "clock-not-so" | "moment-missing" | "moment-in-future" | "met-before-start" }
  | { readonly kind: "reasons-missing" | "clock-reasons-too-long" }
  | ChangedMeanwhile;

/** They stand in an entry of the ledger. */
export const longestReasons = 2000;

export function takeClockStep(
  clock: Clock,
  { step, at, reasons }: ClockForm,
  now: Date,
): Outcome<Clock, ClockProblem> {
  const { from, to } = clockTransitions[step];
  if (!(from as readonly ClockState[]).includes(clock.state)) return failed({ kind: "clock-not-so" });
  const timed = step === "start" || step === "correct" || step === "meet";
  if (timed && at === null) return failed({ kind: "moment-missing" });
  if (at !== null && at > now) return failed({ kind: "moment-in-future" });
  if (step === "meet" && clock.startsAt !== null && at !== null && at < clock.startsAt)
    return failed({ kind: "met-before-start" });
  if (reasons.length > longestReasons) return failed({ kind: "clock-reasons-too-long" });
  if (reasons.trim() === "" && step !== "start" && step !== "meet")
    return failed({ kind: "reasons-missing" });
  return done({
    state: to,
    startsAt: step === "start" || step === "correct" ? at : clock.startsAt,
    metAt: step === "meet" ? at : null,
    reasons: reasons.trim(),
    version: clock.version + 1,
  });
}

/** Hours are hours, whatever the clocks do meanwhile; days end with the last of them. Null: "without undue delay". */
export function dueAt({ hours, days }: Pick<Regime, "hours" | "days">, startsAt: Date): Date | null {
  if (hours !== undefined) return new Date(startsAt.getTime() + hours * 3_600_000);
  return days === undefined ? null : endOfUkDay(startsAt, days);
}

/** Steps that can be taken from here. */
export function stepsFrom(state: ClockState): readonly ClockStep[] {
  return clockSteps.filter((step) => (clockTransitions[step].from as readonly ClockState[]).includes(state));
}
