/** For the tests of this folder: what a text or a table yields, in short. */

import type { Passage } from "../../domain/documents/passage.ts";
import type { MentionType, PlacedMention } from "../../domain/people/mention.ts";
import { detectText, startDetection } from "./detect.ts";

export type Case = { readonly name: string; readonly text: string; readonly values: readonly string[] };

export const valuesIn = (text: string, type: MentionType): readonly string[] =>
  detectText(text)
    .filter((mention) => mention.type === type)
    .map(({ value }) => value);

export const confidenceOf = (text: string, type: MentionType): string | undefined =>
  detectText(text).find((mention) => mention.type === type)?.confidence;

/** Rows of a sheet, cells from column A on. */
export function sheet(rows: readonly (readonly string[])[]): readonly PlacedMention[] {
  return mentionsOf(
    rows.map((texts, i) => ({
      kind: "row",
      of: "sheet",
      table: "Sheet1",
      row: i + 1,
      hidden: false,
      cells: texts.map((text, j) => ({ column: String.fromCharCode(65 + j), text })),
    })),
  );
}

export function mentionsOf(passages: readonly Passage[]): readonly PlacedMention[] {
  const detection = startDetection({ path: "a.txt" });
  for (const passage of passages) detection.take(passage);
  return detection.finish().mentions;
}

export const prose = (text: string): Passage => ({
  kind: "prose",
  role: "body",
  text,
  marks: [{ start: 0, place: { line: 1 } }],
});

export const under = (header: string, text: string, type: MentionType): readonly string[] =>
  sheet([
    ["Name", header],
    ["Jane Okafor", text],
  ])
    .filter((mention) => mention.type === type)
    .map(({ value }) => value);
