/** A second person's yes to a translation. */
import { wordsFor } from "../../../respond/words.ts";
import { raw } from "../../frame/fields.ts";
import { notFound, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { addressOf, sheetOf, stepWords, whichOf } from "../found.ts";

export const path = "/translations/:code/:subject/approve";
export const needs = "staff";
export const verbs = { post: "translation.approve" } as const;

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const which = whichOf(visit);
  const sheet = await sheetOf(visit);
  if (sheet === null) return notFound;
  const outcome = await desk.approveTranslation(staff, which, Number(raw(form, "number")));
  const done = sheet.source.isPublic
    ? "The public reads it now."
    : "It is approved. The public reads it when the English is published.";
  if (outcome.ok) return redirect(`/translations?language=${which.language}`, done);
  return redirect(addressOf(which), stepWords(outcome.problem, done) ?? wordsFor(outcome.problem));
}
