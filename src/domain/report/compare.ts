/** What a report lacks, and what has changed since the last one that was sent. */
import type { ContentField, ReportContent } from "./content.ts";
import type { FieldKey, SectionKey } from "./field.ts";
import { fieldOf } from "./fields.ts";

export type Missing = {
  readonly key: FieldKey;
  readonly number: string;
  readonly label: string;
  readonly section: SectionKey;
};

/** Reasons for delay are missing only where it is late. */
export function missingIn({ fields }: ReportContent, late: boolean): readonly Missing[] {
  return fields
    .filter(({ key, text }) => text === "" && !fieldOf(key).optional && (key !== "delay" || late))
    .map(({ key, number, label }) => ({ key, number, label, section: fieldOf(key).section }));
}

export type FieldDifference = {
  readonly key: FieldKey;
  readonly number: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
};

/** Field by field, in the order of the form. What kind of report it is differs by nature, and is no news. */
export function changesBetween(before: ReportContent, after: ReportContent): readonly FieldDifference[] {
  const former = new Map(before.fields.map((field) => [field.key, field.text]));
  return after.fields
    .filter(({ key, text }) => key !== "kind" && text !== (former.get(key) ?? ""))
    .map(({ key, number, label, text }) => ({
      key,
      number,
      label,
      before: former.get(key) ?? "",
      after: text,
    }));
}

/** The figures that were sent, by which it is told without reading everything whether they have changed. */
export type SentFigures = {
  readonly people: number;
  readonly places: number;
  readonly unread: number;
  /** How many had been told. That it is more is progress, and no reason to report at once. */
  readonly told: number;
};
export type FiguresNow = Omit<SentFigures, "told">;

/**
 * Whether the regulator should hear of other figures. Fewer places are none: what is deleted by the rule of keeping was
 * affected all the same.
 */
export function followUpDue(sent: SentFigures, now: FiguresNow): boolean {
  return now.people !== sent.people || now.places > sent.places || now.unread !== sent.unread;
}

/** Plain text in the form's order, with its numbering: to be pasted, or kept. */
export function plainText(
  { incident, authority, fields }: ReportContent,
  heading: readonly string[],
): string {
  const lines = (field: ContentField): string =>
    `${field.number} ${field.label}\n${field.text === "" ? "(not yet known)" : field.text}`;
  return `${[`Personal data breach report: ${authority}`, `Incident ${incident}`, ...heading].join("\n")}\n\n${fields.map(lines).join("\n\n")}\n`;
}
