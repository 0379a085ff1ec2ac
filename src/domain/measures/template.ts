/** Templates of measures, as data: what to order for a kind of incident, how each is done, by when, and what comes first. */
import { circleFrom } from "./dependencies.ts";
import type { MeasureEffect, MeasureKind } from "./measure.ts";

export type MeasureTemplate = {
  readonly key: string;
  readonly kind: MeasureKind;
  readonly effect: MeasureEffect;
  readonly title: string;
  readonly steps: readonly string[];
  /** What it is done to, in words, where nobody says better. */
  readonly target: string;
  readonly dueMinutes: number;
  /** Keys of templates that come first, where they are ordered with it. */
  readonly after: readonly string[];
};

/** A kind of incident, and the measures for it in the order in which they are read. */
export type MeasureSet = {
  readonly key: string;
  readonly title: string;
  readonly when: string;
  readonly measures: readonly string[];
};

export type MeasureTemplates = {
  readonly measures: readonly MeasureTemplate[];
  readonly sets: readonly MeasureSet[];
};

/** What is wrong with them, in words for whoever edits the file; null where nothing is. */
export function faultOfTemplates({ measures, sets }: MeasureTemplates): string | null {
  const keys = measures.map(({ key }) => key);
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  if (twice !== undefined) return `the measure ${twice} stands there twice`;
  for (const { key, after } of measures) {
    const unknown = after.find((one) => !keys.includes(one));
    if (unknown !== undefined) return `${key} comes after ${unknown}, which is not there`;
  }
  for (const { key, measures: named } of sets) {
    const unknown = named.find((one) => !keys.includes(one));
    if (unknown !== undefined) return `the set ${key} names ${unknown}, which is not there`;
  }
  const order = measures.map(({ key, after }) => ({ id: key, after }));
  const round = keys.find((key) => circleFrom(key, order) !== null);
  return round === undefined ? null : `${round} comes after itself`;
}

/** The steps of a template as the words of an order. */
export function howOf({ steps }: Pick<MeasureTemplate, "steps">): string {
  return steps.map((step) => `- ${step}`).join("\n");
}
