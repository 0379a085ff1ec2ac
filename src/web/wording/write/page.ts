/** Changing the words of notices: a field for each, beside the English where it is another language. */
import type { WordingFields } from "../../../domain/wording/wording.ts";
import type { WordingSheet } from "../../../respond/desk/people/wording-desk.ts";
import { wordsFor } from "../../../respond/words.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText } from "../../frame/fields.ts";
import { notFound, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { inSummary } from "../../frame/wrong.ts";
import { addressOf, kindWords, sheetOf, whichIn } from "../found.ts";
import { isLong, labelOf } from "../labels.ts";

export const path = "/notices/templates/:code/:wording/write";
export const needs = "staff";
export const verbs = { get: "wording.write", post: "wording.write" } as const;
export const takes = 256 * 1024;

export async function get(visit: StaffVisit): Promise<Reply> {
  const sheet = await sheetOf(visit);
  return sheet === null ? notFound : show(sheet, withVersion(typedOf(sheet), sheet.version), []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const sheet = await sheetOf(visit);
  if (sheet === null) return notFound;
  const fields = Object.keys(sheet.english).map((field) => [field, longText(form, inputOf(field))]);
  const outcome = await desk.writeWording(staff, whichIn(sheet), {
    ...{ fields: Object.fromEntries(fields), version: versionIn(form) },
  });
  if (outcome.ok)
    return redirect(
      addressOf(whichIn(sheet)),
      "It is saved. Notices say it when somebody else has said yes.",
    );
  const { problem } = outcome;
  if (problem.kind === "no-such-wording") return notFound;
  if (problem.kind === "changed-meanwhile") {
    const labels = Object.keys(sheet.english).map((field) => [inputOf(field), labelOf(sheet.kind, field)]);
    const changed = changedView(problem, Object.fromEntries(labels), typedOf(sheet), form);
    return show(sheet, withVersion(form, sheet.version), [], changed);
  }
  return show(
    sheet,
    form,
    problem.faults.map((fault) => ({ field: inputOf(fault.field), text: inSummary(wordsFor(fault)) })),
  );
}

function inputOf(field: string): string {
  return `words-${field.replaceAll(".", "-")}`;
}

/** As a form opened now has it. */
function typedOf({ draft, now }: WordingSheet): Fields {
  const words: WordingFields = draft?.fields ?? now;
  return Object.fromEntries(Object.entries(words).map(([field, text]) => [inputOf(field), text]));
}

function show(
  sheet: WordingSheet,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  const { kind, language, english } = sheet;
  const here = addressOf(whichIn(sheet));
  return page(
    "wording/write/page.njk",
    {
      ...{ title: `Change: ${kindWords[kind]}`, heading: kindWords[kind], here, language, changed, kind },
      form: formView(values, errors),
      back: { href: here, text: kindWords[kind] },
      isEnglish: language.code === "en",
      fields: Object.entries(english).map(([field, text]) => ({
        ...{ input: inputOf(field), label: labelOf(kind, field), english: text },
        long: isLong(field) || text.length > 90,
        rows: Math.max(2, text.split("\n").length + Math.ceil(text.length / 90)),
        lines: text.split("\n").length,
        aim: kind === "easy-read" || field.endsWith(".easy") ? "easy" : "plain",
      })),
    },
    { status: statusOf(changed, errors), readability: true },
  );
}
