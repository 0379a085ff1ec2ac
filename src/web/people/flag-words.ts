/** ENISA's flags in words: what asks whoever judges for a second look, beside the figures. */
import { manyPeople } from "../../domain/severity/adjustment.ts";
import type { SeverityFlags } from "../../respond/desk/people/severity-desk.ts";
import { number } from "../words/numbers.ts";

export function severityFlagWords({
  people,
  unintelligible,
}: Omit<SeverityFlags, "borderline">): readonly string[] {
  return [
    ...(people > manyPeople
      ? [`${number(people)} people of your authority are affected: more than ${manyPeople}`]
      : []),
    ...(unintelligible ? ["Whoever took the data cannot read it"] : []),
  ];
}

export function borderlineWords(borderline: number): readonly string[] {
  if (borderline === 0) return [];
  const who = borderline === 1 ? "1 person is" : `${number(borderline)} people are`;
  return [`${who} within 0.25 of another severity`];
}
