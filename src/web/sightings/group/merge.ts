/** Two groups that are one campaign: a person says so, and it stays. */
import { text } from "../../frame/fields.ts";
import { notFound, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { groupIn, showGroup } from "./view.ts";

export const path = "/sightings/groups/:group/merge";
export const needs = "staff";
export const verbs = { post: "sighting.triage" } as const;

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const into = await desk.groupByReference(staff, text(form, "into"));
  if (into === null)
    return await showGroup(visit, form, [wrong({ kind: "no-such-group" }, { "no-such-group": "into" })]);
  const outcome = await desk.mergeGroups(staff, groupIn(visit), into);
  if (outcome.ok) return redirect(`/sightings/groups/${outcome.value.id}`, "The two groups are one now.");
  if (outcome.problem.kind === "no-such-sighting") return notFound;
  return await showGroup(visit, form, [
    wrong(outcome.problem, { "no-such-group": "into", "same-group": "into", "in-other-incident": "into" }),
  ]);
}
