/** Translating one text: the English on one side, a field for each of it on the other. */
import { isTied, type Words } from "../../../domain/translations/subject.ts";
import type { Translation } from "../../../domain/translations/translation.ts";
import type { TranslationSheet } from "../../../respond/desk/house/translation-desk.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText, raw } from "../../frame/fields.ts";
import { notFound, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { addressOf, sheetOf, whichIn } from "../found.ts";
import { fieldLabel, isLong, kindWords } from "../words.ts";

export const path = "/translations/:code/:subject/write";
export const needs = "staff";
export const verbs = { get: "translation.write", post: "translation.write" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  const sheet = await sheetOf(visit);
  if (sheet === null) return notFound;
  return show(sheet, withMarks(typedOf(sheet), sheet), []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const sheet = await sheetOf(visit);
  if (sheet === null) return notFound;
  const fields = Object.keys(sheet.source.fields).map((field) => [field, longText(form, inputOf(field))]);
  const outcome = await desk.writeTranslation(staff, whichIn(sheet), {
    ...{ fields: Object.fromEntries(fields), mark: raw(form, "mark"), version: versionIn(form) },
  });
  if (outcome.ok)
    return redirect(
      addressOf(whichIn(sheet)),
      "It is saved. The public reads it when somebody else has said yes.",
    );
  const { problem } = outcome;
  if (problem.kind === "no-such-translation") return notFound;
  if (problem.kind === "changed-meanwhile") {
    const labels = Object.keys(sheet.source.fields).map((field) => [inputOf(field), fieldLabel(field)]);
    const changed = changedView(problem, Object.fromEntries(labels), typedOf(sheet), form);
    return show(sheet, withMarks(form, sheet), [], changed);
  }
  if (problem.kind === "translation-source-changed")
    return show(sheet, withMarks(form, sheet), [{ field: "", text: inShort(problem) }], null, 409);
  return show(sheet, form, [
    wrong<string>(problem, "field" in problem ? { [problem.kind]: inputOf(problem.field) } : {}),
  ]);
}

function inShort(problem: { readonly kind: string }): string {
  return wrong(problem, {}).text;
}

function inputOf(field: string): string {
  return `words-${field}`;
}

/** As a form opened now has it. */
function typedOf(sheet: TranslationSheet): Fields {
  const words = earlierWords(sheet);
  return Object.fromEntries(Object.entries(words).map(([field, text]) => [inputOf(field), text]));
}

/** What was written last, also where the English has changed since: most of it can stay. */
function earlierWords({ source, draft, standing }: TranslationSheet): Words {
  const made = draft ?? standing;
  if (made === null) return {};
  return Object.fromEntries(
    Object.entries(source.fields).map(([field, english]) => [
      field,
      made.fields[originOf(made, field, english) ?? ""] ?? "",
    ]),
  );
}

/** The field of an earlier translation that answers this one: the same, or for a phrase of a list whichever says it. */
function originOf(made: Translation, field: string, english: string): string | undefined {
  if (isTied(made.kind, field)) return field;
  return Object.keys(made.source).find((one) => made.source[one] === english);
}

function withMarks(fields: Fields, { version, mark }: TranslationSheet): Fields {
  return withVersion({ ...fields, mark }, version);
}

function show(
  sheet: TranslationSheet,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
  status = statusOf(changed, errors),
): Reply {
  const { source, language, draft, standing } = sheet;
  const before = (draft ?? standing)?.source;
  const here = addressOf(whichIn(sheet));
  return page(
    "translations/write/page.njk",
    {
      ...{ title: `Translate: ${source.title}`, heading: source.title, here, language, changed },
      form: formView(values, errors),
      back: { href: here, text: "The translation" },
      kind: kindWords[source.kind],
      anyOptional: Object.keys(source.fields).some((field) => !isTied(source.kind, field)),
      pairs: Object.entries(source.fields).map(([field, english]) => ({
        ...{ input: inputOf(field), label: fieldLabel(field), english, isLong: isLong(field, english) },
        rows: Math.min(24, 2 + Math.ceil(english.length / 45)),
        isOptional: !isTied(source.kind, field),
        /** What it said when it was translated, where that is something else. */
        was: isTied(source.kind, field) && before?.[field] !== english ? (before?.[field] ?? "") : "",
      })),
    },
    { status },
  );
}
