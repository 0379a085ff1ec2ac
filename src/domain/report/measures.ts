/** What a report says of the measures that an authority has taken (UK GDPR Art. 33(3)(d)). */
import type { AuthorityId } from "../ids.ts";
import { type Measure, type MeasureState, standsSince } from "../measures/measure.ts";
import { ukMoment } from "../uk-time/in-words.ts";

export type TakenMeasure = {
  readonly title: string;
  /** In words: "done", "verified", "ordered". */
  readonly state: string;
  readonly at: Date;
};

const states: Readonly<Partial<Record<MeasureState, string>>> = {
  ordered: "ordered",
  acknowledged: "under way since",
  done: "done",
  verified: "done, and verified",
  lifted: "in place until",
};

/** Those that the authority carries out. What was refused or cancelled was never taken. */
export function takenMeasures(measures: readonly Measure[], authority: AuthorityId): readonly TakenMeasure[] {
  return measures
    .filter((measure) => measure.authority === authority)
    .toSorted((a, b) => a.number - b.number)
    .flatMap((measure) => {
      const words = states[measure.state];
      const at = standsSince(measure) ?? measure.dueAt;
      return words === undefined ? [] : [{ title: measure.title, state: words, at }];
    });
}

export function measuresInWords(measures: readonly TakenMeasure[]): string {
  return measures.map(({ title, state, at }) => `${title}: ${state} ${ukMoment(at)}`).join("\n");
}
