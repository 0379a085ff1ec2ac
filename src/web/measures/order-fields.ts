/** The form of an order, read for a new one and for a change of one. */
import type { AuthorityId } from "../../domain/ids.ts";
import type { SharedMap } from "../../domain/map/map.ts";
import {
  type Measure,
  type MeasureEffect,
  type MeasureKind,
  type MeasureTarget,
  measureEffects,
  measureKinds,
} from "../../domain/measures/measure.ts";
import type { OrderProblem } from "../../domain/measures/order.ts";
import type { MapReading } from "../../respond/desk/house/map-desk.ts";
import { type FieldError, type Fields, longText, oneOf, text } from "../frame/fields.ts";
import { momentFields, readMoment } from "../frame/moment-fields.ts";
import { effectHints, effectWords, kindHints, kindWords, targetWords } from "./words.ts";

/** As many as a list that one types into still helps with. */
const mostSuggested = 400;

export function orderChoices(map: MapReading) {
  const names = [...map.services, ...map.systems].map(({ name }) => name);
  const suggested = [...new Set(names)].sort((a, b) => a.localeCompare(b));
  return {
    kinds: measureKinds.map((value) => ({ value, text: kindWords[value], hint: kindHints[value] })),
    effects: measureEffects.map((value) => ({ value, text: effectWords[value], hint: effectHints[value] })),
    suggested: suggested.length <= mostSuggested ? suggested : [],
  };
}

export type OrderRead = {
  readonly title: string;
  readonly how: string;
  readonly kind: MeasureKind;
  readonly effect: MeasureEffect;
  readonly target: MeasureTarget;
  readonly dueAt: Date;
};

/** `authority`: who carries it out, whose services come first where several have the same name. */
export function readOrder(
  form: Fields,
  authority: AuthorityId,
  map: SharedMap,
  now: Date,
): OrderRead | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const title = text(form, "title");
  if (title === "") errors.push({ field: "title", text: "Say what is to be done" });
  const kind = oneOf(form, "kind", measureKinds);
  if (kind === undefined) errors.push({ field: "kind", text: "Select what kind of measure it is" });
  const typed = text(form, "target");
  if (typed === "") errors.push({ field: "target", text: "Say what it is to be done to" });
  const due = readDue(form, now);
  if ("error" in due) errors.push(due.error);
  if (errors.length > 0 || kind === undefined || "error" in due) return { errors };
  return {
    ...{ title, kind, dueAt: due.dueAt, how: longText(form, "how") },
    effect: oneOf(form, "effect", measureEffects) ?? "none",
    target: targetFrom(typed, authority, map),
  };
}

export const dueChoices = [
  { value: "30", text: "Within 30 minutes" },
  { value: "60", text: "Within the hour" },
  { value: "240", text: "Within 4 hours" },
  { value: "1440", text: "Within a day" },
  { value: "at", text: "By another time" },
] as const;

function readDue(form: Fields, now: Date): { readonly dueAt: Date } | { readonly error: FieldError } {
  const chosen = oneOf(
    form,
    "due",
    dueChoices.map(({ value }) => value),
  );
  if (chosen === undefined) return { error: { field: "due", text: "Select by when it is to be done" } };
  if (chosen !== "at") return { dueAt: new Date(now.getTime() + Number(chosen) * 60_000) };
  const read = readMoment(form, "due-at", "The time by which it is to be done");
  if (read.kind === "moment") return { dueAt: read.moment };
  if (read.kind === "error") return { error: read.error };
  return { error: { field: "due-at-day", text: "Enter the time by which it is to be done" } };
}

/** A name or key of the map stands for the thing itself; anything else is taken as words. */
export function targetFrom(typed: string, authority: AuthorityId, map: SharedMap): MeasureTarget {
  const wanted = typed.toLowerCase();
  const services = map.services.filter(({ name }) => name.toLowerCase() === wanted);
  const service = services.find((one) => one.authority === authority) ?? services[0];
  if (service !== undefined) return { kind: "service", id: service.id };
  const system = map.systems.find(
    ({ name, key }) => name.toLowerCase() === wanted || key.toLowerCase() === wanted,
  );
  return system === undefined ? { kind: "words", words: typed } : { kind: "system", id: system.id };
}

export function fieldsOfMeasure(measure: Measure, map: MapReading): Fields {
  return {
    ...{ title: measure.title, how: measure.how, kind: measure.kind, effect: measure.effect },
    ...{ target: targetWords(measure, map), due: "at", ...momentFields("due-at", measure.dueAt) },
  };
}

export const problemFields: Readonly<Record<OrderProblem["kind"] | "target-unknown", string>> = {
  "measure-title-missing": "title",
  "title-too-long": "title",
  "words-too-long": "how",
  "target-missing": "target",
  "target-unknown": "target",
  "not-involved": "authority",
  "happened-in-future": "ordered-day",
  "due-before-order": "due",
  "no-service-suspended": "target",
  "isolating-is-containment": "effect",
};
