/** All fields of the regulator's form in its order, and what may be typed into them. */
import type { FieldKey, ReportField, SectionKey } from "./field.ts";
import { firstPage } from "./first-page.ts";
import { secondPage, thirdPage } from "./later-pages.ts";

export const fields: readonly ReportField[] = [...firstPage, ...secondPage, ...thirdPage];

export function fieldOf(key: FieldKey): ReportField {
  return fields.find((field) => field.key === key)!;
}

export function fieldsIn(section: SectionKey): readonly ReportField[] {
  return fields.filter((field) => field.section === section);
}

/** What staff have typed or chosen; a field that is not here is empty. */
export type Typed = Readonly<Partial<Record<FieldKey, string | readonly string[]>>>;

export const longestField = 5000;
const shortest = 300;

export type TypedProblem = {
  readonly kind: "field-too-long" | "not-a-choice" | "not-a-count";
  readonly field: FieldKey;
};

/** Null where everything typed is of its field's kind. */
export function problemOfTyped(typed: Typed): TypedProblem | null {
  for (const [key, value] of Object.entries(typed) as [FieldKey, string | readonly string[]][]) {
    const { kind, choices = {} } = fieldOf(key);
    const all = typeof value === "string" ? [value] : value;
    const most = kind === "long" ? longestField : shortest;
    if (all.some((one) => one.length > most)) return { kind: "field-too-long", field: key };
    const chosen = kind === "choice" || kind === "several";
    if (chosen && all.some((one) => one !== "" && !Object.hasOwn(choices, one)))
      return { kind: "not-a-choice", field: key };
    if (kind === "count" && all.some((one) => one !== "" && !/^\d{1,9}$/.test(one.replaceAll(",", ""))))
      return { kind: "not-a-count", field: key };
  }
  return null;
}
