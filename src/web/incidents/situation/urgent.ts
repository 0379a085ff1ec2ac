/** Those at high or very high risk: how many, how many of them are told, and what keeps the rest from being told. */
import type { SeverityBand } from "../../../domain/people/person.ts";
import type { Situation } from "../../../respond/desk/desk.ts";

export type Urgent = {
  readonly people: number;
  readonly told: number;
  readonly held: number;
  readonly withoutNotice: number;
};

const urgentBands: readonly SeverityBand[] = ["very-high", "high"];

export function urgentOf({ people, noticesByBand }: Pick<Situation, "people" | "noticesByBand">): Urgent {
  const sum = (count: (band: SeverityBand) => number) =>
    urgentBands.reduce((total, band) => total + count(band), 0);
  const inState = (state: string) => sum((band) => noticesByBand[band][state] ?? 0);
  const known = sum((band) => people.byBand[band]);
  const noticed = sum((band) => Object.values(noticesByBand[band]).reduce((all, one) => all + one, 0));
  return {
    people: known,
    told: inState("sent"),
    held: inState("held"),
    withoutNotice: known - noticed,
  };
}
