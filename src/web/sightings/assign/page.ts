/** Who looks after a group. */
import type { StaffId } from "../../../domain/ids.ts";
import { versionIn } from "../../frame/changed.ts";
import { raw } from "../../frame/fields.ts";
import { notFound, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { groupIn } from "../group/view.ts";
import { askAgain, askChoice, type Choice, showTheirs } from "../show-choice.ts";

export const path = "/sightings/groups/:group/assignee";
export const needs = "staff";
export const verbs = { get: "sighting.triage", post: "sighting.triage" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  return await askChoice(visit, await choiceFor(visit));
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
  const choice = await choiceFor(visit);
  return problem.kind === "changed-meanwhile"
    ? await showTheirs(visit, choice, problem)
    : await askAgain(visit, choice, wrong(problem, { "no-such-colleague": "assignee" }));
}

async function choiceFor(visit: StaffVisit): Promise<Choice> {
  return {
    template: "sightings/assign/page.njk",
    title: "Who looks after it",
    field: "assignee",
    label: "Who looks after it",
    chosen: (group) => group.assignedTo ?? "",
    choices: await choices(visit),
  };
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
