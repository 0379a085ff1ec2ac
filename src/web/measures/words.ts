/** Measures in words: their kinds, states and steps, what is late, and what they are done to. */
import type { Authority } from "../../domain/bodies/authority.ts";
import {
  type Measure,
  type MeasureEffect,
  type MeasureKind,
  type MeasureState,
  type MeasureStep,
  measureReference,
  type StepTaken,
} from "../../domain/measures/measure.ts";
import { type Lateness, lateness } from "../../domain/measures/overdue.ts";
import type { MapReading } from "../../respond/desk/house/map-desk.ts";
import type { Tag } from "../words/states.ts";

export const kindWords: Readonly<Record<MeasureKind, string>> = {
  containment: "Containment",
  eradication: "Eradication",
  recovery: "Recovery",
  mitigation: "Mitigation",
};
export const kindHints: Readonly<Record<MeasureKind, string>> = {
  containment: "Stop it from spreading",
  eradication: "Get the intruder out",
  recovery: "Get services back",
  mitigation: "Spare people harm meanwhile",
};
export const effectWords: Readonly<Record<MeasureEffect, string>> = {
  none: "Nothing of these",
  isolates: "It isolates",
  suspends: "It takes a public service off",
};
export const effectHints: Readonly<Record<MeasureEffect, string>> = {
  none: "",
  isolates: "It counts in the time from alarm to isolated",
  suspends: "When it is done, the public page is offered to say so",
};

export const stateTags: Readonly<Record<MeasureState, Tag>> = {
  ordered: { text: "Ordered", colour: "yellow" },
  acknowledged: { text: "Acknowledged", colour: "blue" },
  done: { text: "Done", colour: "turquoise" },
  verified: { text: "Verified", colour: "green" },
  lifted: { text: "Lifted", colour: "grey" },
  refused: { text: "Refused", colour: "orange" },
  cancelled: { text: "Cancelled", colour: "grey" },
};

/** As a button says it. */
export const stepButtons: Readonly<Record<MeasureStep, string>> = {
  acknowledge: "Acknowledge",
  do: "It is done",
  verify: "I have verified it",
  reopen: "It does not hold",
  lift: "Lift it",
  refuse: "Refuse",
  cancel: "Cancel the order",
};
/** As the history says it. */
export const stepWords: Readonly<Record<StepTaken["step"], string>> = {
  order: "Ordered",
  acknowledge: "Acknowledged",
  do: "Done",
  verify: "Verified",
  reopen: "Found not to hold",
  lift: "Lifted",
  refuse: "Refused",
  cancel: "Cancelled",
  change: "Changed",
  correct: "Time put right",
};
export const stepSaved: Readonly<Record<MeasureStep, string>> = {
  acknowledge: "acknowledged",
  do: "done. Another person verifies it",
  verify: "verified",
  reopen: "open again",
  lift: "lifted",
  refuse: "refused",
  cancel: "cancelled",
};

const lateWords: Readonly<Record<Lateness["kind"], string>> = {
  "not-acknowledged": "Not acknowledged",
  "not-done": "Overdue",
};

/** The worst of what is late, as a tag; null where nothing is. */
export function lateTag(measure: Measure, now: Date): Tag | null {
  const [worst] = lateness(measure, now);
  return worst === undefined ? null : { text: lateWords[worst.kind], colour: "red" };
}

/** "2 hours 5 minutes", "3 days 4 hours": never more than two parts. */
export function spanWords(minutes: number): string {
  const whole = Math.max(0, Math.floor(minutes));
  const parts = [
    { value: Math.floor(whole / 1440), one: "day", many: "days" },
    { value: Math.floor((whole % 1440) / 60), one: "hour", many: "hours" },
    { value: whole % 60, one: "minute", many: "minutes" },
  ];
  const first = parts.findIndex(({ value }) => value > 0);
  const shown = first < 0 ? parts.slice(2) : parts.slice(first, first + 2);
  return shown
    .filter(({ value }, at) => value > 0 || (first < 0 && at === 0))
    .map(({ value, one, many }) => `${value} ${value === 1 ? one : many}`)
    .join(" ");
}

export function minutesBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 60_000;
}

export function targetWords({ target }: Pick<Measure, "target">, map: MapReading): string {
  if (target.kind === "words") return target.words;
  const things: readonly { readonly id: string; readonly name: string }[] =
    target.kind === "system" ? map.systems : map.services;
  return things.find(({ id }) => id === target.id)?.name ?? "Something that is not on the map any more";
}

export function namesOf(authorities: readonly Authority[]) {
  const names = new Map(authorities.map(({ id, name }) => [id as string, name]));
  return (id: string): string => names.get(id) ?? "";
}

export function titleOf(measure: Measure): string {
  return `${measureReference(measure)} ${measure.title}`;
}
