/** Who looks after a group. */
import type { StaffId } from "../../../domain/ids.ts";
import { type ChangedView, changedView, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, raw } from "../../frame/fields.ts";
import { notFound, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { groupIn } from "../group/view.ts";
import { showChoice } from "../show-choice.ts";

export const path = "/sightings/groups/:group/assignee";
export const needs = "staff";
export const verbs = { get: "sighting.triage", post: "sighting.triage" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  return await show(visit, await standing(visit), []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const id = groupIn(visit);
  const to = raw(form, "assignee");
  const change = { to: to === "" ? null : (to as StaffId), version: versionIn(form) };
  const outcome = await desk.assignGroup(staff, id, change);
  const said = to === "" ? "Nobody looks after it now." : "Handed over.";
  if (outcome.ok)
    return redirect(`/sightings/groups/${id}`, to === staff.id ? "You look after it now." : said);
  const { problem } = outcome;
  if (problem.kind === "no-such-sighting") return notFound;
  if (problem.kind !== "changed-meanwhile")
    return await show(visit, form, [wrong(problem, { "no-such-colleague": "assignee" })]);
  const theirs = (await standing(visit)) ?? {};
  const names = Object.fromEntries((await choices(visit)).map(({ value, text }) => [value, text]));
  const labels = { assignee: { label: "Who looks after it", choices: names } };
  const changed = changedView(problem, labels, theirs, form);
  return await show(visit, { ...form, version: theirs["version"] }, [], changed);
}

async function standing(visit: StaffVisit): Promise<Fields | null> {
  const group = await visit.desk.sightingGroup(visit.staff, groupIn(visit), 1);
  return group === null ? null : withVersion({ assignee: group.assignedTo ?? "" }, group.version);
}

async function choices({ desk, staff }: StaffVisit) {
  const colleagues = await desk.triageColleagues(staff);
  const nobody = { value: "", text: "Nobody" };
  return [
    nobody,
    ...colleagues.map(({ id, name }) => ({
      value: id as string,
      text: id === staff.id ? `${name} (you)` : name,
    })),
  ];
}

async function show(
  visit: StaffVisit,
  values: Fields | null,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Promise<Reply> {
  const what = {
    template: "sightings/assign/page.njk",
    title: "Who looks after it",
    choices: await choices(visit),
  };
  return await showChoice(visit, what, values, errors, changed);
}
