/** The form that gives one thing another end; holdings and people share it. */
import type { Ending } from "../../domain/people/retention.ts";
import { wordsFor } from "../../respond/words.ts";
import { type FieldError, type Fields, formView, longText, text } from "../frame/fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../frame/visit.ts";
import { inSummary } from "../frame/wrong.ts";

export type EndPage = {
  readonly what: Ending;
  readonly title: string;
  readonly about: string;
  readonly back: { readonly href: string; readonly text: string };
  readonly action: string;
};

export async function changeEndBy(
  { desk, staff, incident, form }: IncidentVisit,
  shown: EndPage,
): Promise<Reply> {
  const until = isoOf(text(form, "until"));
  const outcome = await desk.changeEnd(staff, incident.id, shown.what, {
    until,
    reasons: longText(form, "reasons"),
  });
  if (outcome.ok) return redirect(shown.back.href, "The end is changed.");
  const { kind } = outcome.problem;
  if (kind === "not-there") return notFound;
  if (kind === "not-yours") return notYours;
  const field = kind === "reasons-missing" ? "reasons" : "until";
  return showEnd(shown, form, [{ field, text: inSummary(wordsFor(outcome.problem)) }]);
}

export function showEnd(shown: EndPage, values: Fields, errors: readonly FieldError[]): Reply {
  return page(
    "retention/end.njk",
    { ...shown, form: formView(values, errors) },
    { status: errors.length > 0 ? 400 : 200 },
  );
}

/** "24/11/2027" and "24 11 2027" as an ISO day; what is none stays as it was typed, and is refused. */
function isoOf(typed: string): string {
  const [, day, month, year] = /^(\d{1,2})[ ./-](\d{1,2})[ ./-](\d{4})$/.exec(typed) ?? [];
  if (day === undefined || month === undefined) return typed;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
