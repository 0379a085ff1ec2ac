/** Opens a sighting again that was closed; its reporter reads that somebody looks at it. */
import { notFound, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { showSighting, sightingIn } from "./view.ts";

export const path = "/sightings/:sighting/reopen";
export const needs = "staff";
export const verbs = { post: "sighting.triage" } as const;

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff } = visit;
  const id = sightingIn(visit);
  const outcome = await desk.reopenSighting(staff, id);
  if (outcome.ok) return redirect(`/sightings/${id}`, "It is open again.");
  if (outcome.problem.kind === "no-such-sighting") return notFound;
  return await showSighting(visit, {}, [wrong(outcome.problem, {})]);
}
