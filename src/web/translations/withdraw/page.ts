/** Going back to English: a translation that is wrong is taken down by one person, at once. */
import { type FieldError, type Fields, formView, longText } from "../../frame/fields.ts";
import { notFound, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { addressOf, sheetOf, stepWords, whichIn } from "../found.ts";

export const path = "/translations/:code/:subject/withdraw";
export const needs = "staff";
export const verbs = { get: "translation.write", post: "translation.write" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  return await show(visit, {}, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const sheet = await sheetOf(visit);
  if (sheet === null || sheet.standing === null) return notFound;
  const which = whichIn(sheet);
  const why = longText(form, "why");
  const outcome = await desk.withdrawTranslation(staff, which, sheet.standing.number, why);
  const said = stepWords(outcome.ok ? null : outcome.problem, "The public reads the English again.");
  if (said !== null || outcome.ok) return redirect(addressOf(which), said);
  return await show(visit, form, [wrong<string>(outcome.problem, { "translation-without-why": "why" })]);
}

async function show(visit: StaffVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const sheet = await sheetOf(visit);
  if (sheet === null || sheet.standing === null) return notFound;
  const here = addressOf(whichIn(sheet));
  return page(
    "translations/withdraw/page.njk",
    {
      ...{ title: "Go back to English?", here, language: sheet.language, heading: sheet.source.title },
      form: formView(values, errors),
      back: { href: here, text: "The translation" },
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
