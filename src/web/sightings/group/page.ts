/** One group of sightings, and its end: what came of all that are open in it. */

import type { SightingId } from "../../../domain/ids.ts";
import { sightingOutcomes } from "../../../domain/sightings/sighting.ts";
import { longText, oneOf, raw, several } from "../../frame/fields.ts";
import { notFound, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { count } from "../../words/numbers.ts";
import { groupIn, showGroup } from "./view.ts";

export const path = "/sightings/groups/:group";
export const needs = "staff";
export const verbs = { get: "sighting.read", post: "sighting.triage" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  return await showGroup(visit);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const outcome = oneOf(form, "outcome", sightingOutcomes);
  if (outcome === undefined)
    return await showGroup(visit, form, [{ field: "outcome", text: "Select what it was" }]);
  const named = several(form, "sighting") as readonly SightingId[];
  const chosen = raw(form, "which") === "chosen";
  if (chosen && named.length === 0)
    return await showGroup(visit, form, [
      { field: "which", text: "Tick at least one sighting, or choose all" },
    ]);
  const closed = await desk.closeSightings(staff, groupIn(visit), {
    outcome,
    answer: longText(form, "answer"),
    which: chosen ? named : "all",
  });
  if (closed.ok) {
    const { value } = closed;
    const told = value === 1 ? "Its reporter can read" : "Their reporters can read";
    return redirect(
      "/sightings",
      `${count(value, "sighting is", "sightings are")} closed. ${told} what came of it.`,
    );
  }
  if (closed.problem.kind === "no-such-sighting") return notFound;
  return await showGroup(visit, form, [wrong(closed.problem, { "answer-too-long": "answer" })]);
}
