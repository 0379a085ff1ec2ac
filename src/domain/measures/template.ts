/** Templates of measures, as data: what to order for a kind of incident, how each is done, by when, and what comes first. */
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
  const order = new Map(measures.map(({ key, after }) => [key, after]));
  const round = keys.find((key) => comesAfterItself(key, order));
  return round === undefined ? null : `${round} comes after itself`;
}

function comesAfterItself(key: string, order: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const todo = [...(order.get(key) ?? [])];
  for (let one = todo.pop(); one !== undefined; one = todo.pop()) {
    if (one === key) return true;
    if (!seen.has(one)) todo.push(...(order.get(one) ?? []));
    seen.add(one);
  }
  return false;
}

/** The steps of a template as the words of an order. */
export function howOf({ steps }: Pick<MeasureTemplate, "steps">): string {
  return steps.map((step) => `- ${step}`).join("\n");
}
