/** The measure by which a campaign is answered. */
import { versionIn } from "../../frame/changed.ts";
import { raw } from "../../frame/fields.ts";
import { notFound, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { groupIn } from "../group/view.ts";
import { askAgain, askChoice, type Choice, showTheirs } from "../show-choice.ts";

export const path = "/sightings/groups/:group/measure";
export const needs = "staff";
export const verbs = { get: "sighting.triage", post: "sighting.triage" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  return await askChoice(visit, await choiceFor(visit));
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
  const choice = await choiceFor(visit);
  return problem.kind === "changed-meanwhile"
    ? await showTheirs(visit, choice, problem)
    : await askAgain(visit, choice, wrong(problem, { "no-such-measure": "measure" }));
}

async function choiceFor(visit: StaffVisit): Promise<Choice> {
  return {
    template: "sightings/link/page.njk",
    title: "The measure that answers it",
    field: "measure",
    label: "Measure",
    chosen: (group) => group.measure ?? "",
    choices: await choices(visit),
  };
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
