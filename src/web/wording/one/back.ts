/** Going back to what notices said before: as a draft, which somebody else has to say yes to. */
import { wordsFor } from "../../../respond/words.ts";
import { versionIn } from "../../frame/changed.ts";
import { raw } from "../../frame/fields.ts";
import { notFound, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { addressOf, whichOf } from "../found.ts";

export const path = "/notices/templates/:code/:wording/back";
export const needs = "staff";
export const verbs = { post: "wording.write" } as const;

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const which = whichOf(visit);
  const to = raw(form, "to");
  if (which === null || !/^\d{1,9}$/u.test(to)) return notFound;
  const outcome = await desk.goBackToWording(staff, which, { to: Number(to), version: versionIn(form) });
  if (outcome.ok)
    return redirect(addressOf(which), "It is a draft. Notices say it when somebody else has said yes.");
  const { problem } = outcome;
  if (problem.kind === "no-such-wording") return notFound;
  const [fault] = problem.kind === "wording-faults" ? problem.faults : [];
  return redirect(addressOf(which), fault === undefined ? wordsFor(problem) : wordsFor(fault));
}
