/** A second person's yes to words for notices. */
import { wordsFor } from "../../../respond/words.ts";
import { raw } from "../../frame/fields.ts";
import { notFound, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { addressOf, templatesHref, whichOf } from "../found.ts";

export const path = "/notices/templates/:code/:wording/approve";
export const needs = "staff";
export const verbs = { post: "wording.approve" } as const;

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const which = whichOf(visit);
  if (which === null) return notFound;
  const outcome = await desk.approveWording(staff, which, Number(raw(form, "number")));
  if (outcome.ok)
    return redirect(
      templatesHref,
      "Notices that are drafted from now on say this. Those that are drafted already can be written anew, under Notices.",
    );
  return outcome.problem.kind === "no-such-wording"
    ? notFound
    : redirect(addressOf(which), wordsFor(outcome.problem));
}
