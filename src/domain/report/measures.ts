/** What a report says of the measures that an authority has taken (UK GDPR Art. 33(3)(d)). */
import { ukMoment } from "../clocks/uk-time.ts";

export type TakenMeasure = {
  readonly title: string;
  /** In words: "done", "verified", "ordered". */
  readonly state: string;
  readonly at: Date;
};

export function measuresInWords(measures: readonly TakenMeasure[]): string {
  return measures.map(({ title, state, at }) => `${title}: ${state} ${ukMoment(at)}`).join("\n");
}
