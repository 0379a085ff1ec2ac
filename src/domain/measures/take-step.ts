/** One step of a measure: whether it may be taken, and what becomes of the measure. */
import type { AuthorityId, StaffId } from "../ids.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import {
  longestWords,
  type Measure,
  type MeasureStep,
  minuteOf,
  type StepTaken,
  standsSince,
  transitionOf,
} from "./measure.ts";
import { proposed, waits } from "./proposal.ts";

export type StepForm = {
  readonly step: MeasureStep;
  /** When it happened; null: now. */
  readonly happenedAt: Date | null;
  readonly words: string;
};

export type StepBy = {
  readonly id: StaffId;
  readonly name: string;
  readonly authority: AuthorityId;
  readonly at: Date;
};

export type StepProblem =
  | { readonly kind: "not-yours" | "verified-by-doer" | "measure-reasons-missing" | "words-too-long" }
  | { readonly kind: "happened-in-future" | "happened-before-last"; readonly at?: Date }
  /** Somebody was quicker, or the page is old: who took the last step, and when. */
  | { readonly kind: "step-taken-already"; readonly by: string; readonly at: Date }
  | { readonly kind: "step-not-now" };

/** `ids`: fresh ones, as many as the measure has services. */
export function takeStep(
  measure: Measure,
  { step, happenedAt: given, words }: StepForm,
  by: StepBy,
  ids: readonly string[],
): Outcome<Measure, StepProblem> {
  const transition = transitionOf(step);
  const isOwn = by.authority === measure.authority;
  if (!isOwn && !(transition.by === "either" && by.authority === measure.orderedBy))
    return failed({ kind: "not-yours" });
  if (!transition.from.includes(measure.state)) return failed(tooLate(measure, step));
  if (transition.anotherPerson && measure.doneBy === by.id) return failed({ kind: "verified-by-doer" });
  if (transition.reasons && words.trim() === "") return failed({ kind: "measure-reasons-missing" });
  if (words.length > longestWords) return failed({ kind: "words-too-long" });
  const happened = given ?? by.at;
  const wrongTime = problemOfTime(happened, standsSince(measure), by.at);
  if (wrongTime !== null) return failed(wrongTime);
  const taken: StepTaken = {
    ...{ step, by: by.id, byName: by.name, authority: by.authority, words: words.trim() },
    ...{ happenedAt: happened, enteredAt: by.at, changes: [], corrects: null },
  };
  const { to } = transition;
  return done({
    ...measure,
    state: to,
    version: measure.version + 1,
    doneBy: to === "done" ? by.id : to === "acknowledged" ? null : measure.doneBy,
    steps: [...measure.steps, taken],
    proposals: proposalsAfter(measure, step, by.at, ids),
  });
}

/** The other side of a second click: who has taken the step, and when. */
function tooLate({ state, steps }: Measure, step: MeasureStep): StepProblem {
  const same = steps.findLast((one) => one.step === step);
  if (same !== undefined && transitionOf(step).to === state)
    return { kind: "step-taken-already", by: same.byName, at: same.enteredAt };
  return { kind: "step-not-now" };
}

export function problemOfTime(
  happened: Date,
  earliest: Date | null,
  now: Date,
): Extract<StepProblem, { readonly kind: "happened-in-future" | "happened-before-last" }> | null {
  if (happened > now) return { kind: "happened-in-future" };
  if (earliest !== null && minuteOf(happened) < minuteOf(earliest))
    return { kind: "happened-before-last", at: earliest };
  return null;
}

/** What the public should be told of its services: they stand still, or run again. Who was never told the one needs no other. */
function proposalsAfter(
  { effect, services, proposals }: Measure,
  step: MeasureStep,
  at: Date,
  ids: readonly string[],
): Measure["proposals"] {
  if (effect !== "suspends" || !["do", "lift", "reopen"].includes(step)) return proposals;
  if (step === "do") return proposed(proposals, services, "suspended", { at, ids });
  const told = services.filter((service) => !proposals.some((one) => one.service === service && waits(one)));
  return proposed(proposals, told, step === "lift" ? "running" : null, { at, ids });
}
