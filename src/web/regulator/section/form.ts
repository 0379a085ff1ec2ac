/** A section of the report as its form sends it, and as a form opened now has it. */
import type { ReportField, SectionKey } from "../../../domain/report/field.ts";
import { fieldsIn, type Typed } from "../../../domain/report/fields.ts";
import type { Label } from "../../frame/changed.ts";
import { type Fields, longText, oneOf, several, text } from "../../frame/fields.ts";

export function typedIn(form: Fields, section: SectionKey): Typed {
  return Object.fromEntries(fieldsIn(section).map((field) => [field.key, chosen(form, field)]));
}

function chosen(form: Fields, { key, kind, choices = {} }: ReportField): string | readonly string[] {
  if (kind === "long") return longText(form, key);
  if (kind === "choice") return oneOf(form, key, Object.keys(choices)) ?? "";
  if (kind === "several") return Object.keys(choices).filter((choice) => several(form, key).includes(choice));
  return text(form, key);
}

export function fieldsOf(typed: Typed, version: number): Fields {
  return { ...(typed as Fields), version: String(version) };
}

/** For somebody else's words beside one's own: choices in words. */
export function inWords(fields: Fields, section: SectionKey): Fields {
  return Object.fromEntries(
    fieldsIn(section).map(({ key, choices = {} }) => {
      const value = fields[key];
      const all = value === undefined ? [] : typeof value === "string" ? [value] : value;
      return [key, all.map((one) => (Object.hasOwn(choices, one) ? choices[one] : one)).join("\n")];
    }),
  );
}

export function labelsOf(section: SectionKey): Readonly<Record<string, Label>> {
  return Object.fromEntries(fieldsIn(section).map(({ key, label }) => [key, label]));
}
