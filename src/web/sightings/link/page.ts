/** The measure by which a campaign is answered. */
import { type ChangedView, changedView, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, raw } from "../../frame/fields.ts";
import { notFound, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { groupIn } from "../group/view.ts";
import { showChoice } from "../show-choice.ts";

export const path = "/sightings/groups/:group/measure";
export const needs = "staff";
export const verbs = { get: "sighting.triage", post: "sighting.triage" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  return await show(visit, await standing(visit), []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const id = groupIn(visit);
  const measure = raw(form, "measure");
  const change = { measure: measure === "" ? null : measure, version: versionIn(form) };
  const outcome = await desk.linkGroupToMeasure(staff, id, change);
  if (outcome.ok)
    return redirect(
      `/sightings/groups/${id}`,
      measure === "" ? "No measure is linked now." : "The measure is linked.",
    );
  const { problem } = outcome;
  if (problem.kind === "no-such-sighting") return notFound;
  if (problem.kind !== "changed-meanwhile")
    return await show(visit, form, [wrong(problem, { "no-such-measure": "measure" })]);
  const theirs = (await standing(visit)) ?? {};
  const names = Object.fromEntries((await choices(visit)).map(({ value, text }) => [value, text]));
  const labels = { measure: { label: "Measure", choices: names } };
  const changed = changedView(problem, labels, theirs, form);
  return await show(visit, { ...form, version: theirs["version"] }, [], changed);
}

async function standing(visit: StaffVisit): Promise<Fields | null> {
  const group = await visit.desk.sightingGroup(visit.staff, groupIn(visit), 1);
  return group === null ? null : withVersion({ measure: group.measure ?? "" }, group.version);
}

async function choices(visit: StaffVisit) {
  const { desk, staff } = visit;
  const group = await desk.sightingGroup(staff, groupIn(visit), 1);
  const measures =
    group === null || group.incident === null ? [] : await desk.measures(staff, group.incident);
  return [
    { value: "", text: "None" },
    ...measures.map(({ id, number, title }) => ({ value: id as string, text: `M-${number} ${title}` })),
  ];
}

async function show(
  visit: StaffVisit,
  values: Fields | null,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Promise<Reply> {
  const what = {
    template: "sightings/link/page.njk",
    title: "The measure that answers it",
    choices: await choices(visit),
  };
  return await showChoice(visit, what, values, errors, changed);
}
