/**
 * A measure: something that is to be done to contain a breach, to get the intruder out, to get services back or to spare
 * people harm (UK GDPR Art. 33(3)(d)). It is ordered, acknowledged, done, verified by another person and one day lifted;
 * each step keeps who took it, when it happened and when it was written. Each authority acts on its own alone: what one
 * asks of another is a request, until the other's own staff acknowledge it.
 */
import type { AuthorityId, IncidentId, MeasureId, ServiceId, StaffId, SystemId } from "../ids.ts";
import type { FieldChange } from "../ledger/entry.ts";
import type { StatusProposal } from "./proposal.ts";

export const measureKinds = ["containment", "eradication", "recovery", "mitigation"] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** isolates: counts in "alarm to isolated"; suspends: takes public services off, and so proposes what the public is told. */
export const measureEffects = ["none", "isolates", "suspends"] as const;
export type MeasureEffect = (typeof measureEffects)[number];

export type MeasureState =
  | "ordered"
  | "acknowledged"
  | "done"
  | "verified"
  | "lifted"
  | "refused"
  | "cancelled";

/** Of whose staff the step may be: those who carry it out, or those who asked for it as well. */
type Side = "own" | "either";

type Transition = {
  readonly step: string;
  readonly from: readonly MeasureState[];
  readonly to: MeasureState;
  readonly entry: string;
  readonly by: Side;
  readonly reasons?: true;
  /** Never by the one who did it. */
  readonly anotherPerson?: true;
};

/** Every step and the ledger entry that it writes. Nobody may wait for a form while a network burns: what is ordered may be done. */
export const measureTransitions = [
  { step: "acknowledge", from: ["ordered"], to: "acknowledged", entry: "measure.acknowledged", by: "own" },
  { step: "do", from: ["ordered", "acknowledged"], to: "done", entry: "measure.done", by: "own" },
  {
    step: "verify",
    from: ["done"],
    to: "verified",
    entry: "measure.verified",
    by: "own",
    anotherPerson: true,
  },
  {
    step: "reopen",
    from: ["done", "verified"],
    to: "acknowledged",
    entry: "measure.reopened",
    by: "own",
    reasons: true,
  },
  {
    step: "lift",
    from: ["done", "verified"],
    to: "lifted",
    entry: "measure.lifted",
    by: "own",
    reasons: true,
  },
  { step: "refuse", from: ["ordered"], to: "refused", entry: "measure.refused", by: "own", reasons: true },
  {
    step: "cancel",
    from: ["ordered", "acknowledged"],
    to: "cancelled",
    entry: "measure.cancelled",
    by: "either",
    reasons: true,
  },
] as const satisfies readonly Transition[];

export type MeasureStep = (typeof measureTransitions)[number]["step"];
export const measureSteps = measureTransitions.map(({ step }) => step);

export function transitionOf(step: MeasureStep): Transition {
  return measureTransitions.find((one) => one.step === step)!;
}

/** What it is done to: something on the map of shared services, or in words. */
export type MeasureTarget =
  | { readonly kind: "system"; readonly id: SystemId }
  | { readonly kind: "service"; readonly id: ServiceId }
  | { readonly kind: "words"; readonly words: string };

/** One line of a measure's history. */
export type StepTaken = {
  readonly step: MeasureStep | "order" | "change" | "correct";
  readonly by: StaffId;
  readonly byName: string;
  readonly authority: AuthorityId;
  readonly happenedAt: Date;
  readonly enteredAt: Date;
  readonly words: string;
  /** Old and new values, where something was changed. */
  readonly changes: readonly FieldChange[];
  /** Of a correction: which line of the history (from 0) had the wrong time. */
  readonly corrects: number | null;
};

export type Measure = {
  readonly id: MeasureId;
  readonly incident: IncidentId;
  /** From 1 in each incident: "M-12". */
  readonly number: number;
  readonly kind: MeasureKind;
  readonly effect: MeasureEffect;
  readonly title: string;
  /** How, step by step; "" where the title says it all. */
  readonly how: string;
  readonly target: MeasureTarget;
  /** Who carries it out. */
  readonly authority: AuthorityId;
  readonly orderedBy: AuthorityId;
  readonly dueAt: Date;
  readonly state: MeasureState;
  /** Who did it; somebody else verifies it. */
  readonly doneBy: StaffId | null;
  /** Grows by one with each write. */
  readonly version: number;
  /** Measures that come before this one. */
  readonly after: readonly MeasureId[];
  /** Public services that stand still because of it. */
  readonly services: readonly ServiceId[];
  readonly proposals: readonly StatusProposal[];
  /** Oldest first; the first is the order. */
  readonly steps: readonly StepTaken[];
};

export const longestTitle = 150;
export const longestWords = 4000;

export function measureReference({ number }: Pick<Measure, "number">): string {
  return `M-${number}`;
}

/** Nothing more is to come of it. */
export function isOver({ state }: Pick<Measure, "state">): boolean {
  return ["lifted", "refused", "cancelled"].includes(state);
}

/** It still has to be done. */
export function isOpen({ state }: Pick<Measure, "state">): boolean {
  return state === "ordered" || state === "acknowledged";
}

export function isInForce({ state }: Pick<Measure, "state">): boolean {
  return state === "done" || state === "verified";
}

/** When the latest step of this kind happened, corrections taken in; null where it was never taken. */
export function lastOf({ steps }: Pick<Measure, "steps">, step: StepTaken["step"]): Date | null {
  const at = steps.findLastIndex((one) => one.step === step);
  return at < 0 ? null : happenedAt(steps, at);
}

/** When the line of the history happened, by its latest correction. */
export function happenedAt(steps: readonly StepTaken[], at: number): Date {
  return steps.findLast(({ corrects }) => corrects === at)?.happenedAt ?? steps[at]!.happenedAt;
}

/** When the latest step that moved it happened: since then it stands where it stands. */
export function standsSince({ steps }: Pick<Measure, "steps">): Date | null {
  const at = steps.findLastIndex(moves);
  return at < 0 ? null : happenedAt(steps, at);
}

/** Whether a line of the history moved the measure, or only changed or corrected it. */
export function moves({ step }: Pick<StepTaken, "step">): boolean {
  return step !== "change" && step !== "correct";
}

/** Moments are typed by the minute: what happened within one minute happened in order. */
export function minuteOf(moment: Date): number {
  return Math.floor(moment.getTime() / 60_000);
}
