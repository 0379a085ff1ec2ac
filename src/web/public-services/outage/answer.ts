/** Joins an outage that another authority tells of, declines it, or leaves it again: for one's own services alone. */
import type { OutageId } from "../../../domain/ids.ts";
import { type PartStep, partTransitions } from "../../../domain/public-services/outage.ts";
import { wordsFor } from "../../../respond/words.ts";
import { oneOf } from "../../frame/fields.ts";
import { notFound, notYours, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { publishAnew } from "../../public-page/refresh.ts";

export const path = "/outages/:outage/answers";
export const needs = "staff";
export const verbs = { post: "outage.join" } as const;

const said: Readonly<Record<PartStep, string>> = {
  join: "You have joined the outage.",
  decline: "You have said that it is not yours.",
  leave: "You have left the outage.",
};

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, params, form } = visit;
  const here = `/outages/${params["outage"]}`;
  const step = oneOf(form, "step", Object.keys(partTransitions) as PartStep[]);
  if (step === undefined) return redirect(here);
  const outcome = await desk.answerOutage(staff, params["outage"] as OutageId, step);
  if (outcome.ok) return redirect(here, await publishAnew(visit, said[step]));
  const { problem } = outcome;
  if (problem.kind === "no-such-outage") return notFound;
  return problem.kind === "not-yours" ? notYours : redirect(here, wordsFor(problem));
}
