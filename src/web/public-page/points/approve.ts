/** A second person's yes to what the public is told that we know or believe. */
import { wordsFor } from "../../../respond/words.ts";
import { type IncidentVisit, notFound, type Reply, redirect } from "../../frame/visit.ts";

export const path = "/incidents/:incident/points/:number/approve";
export const needs = "incident";
export const verbs = { post: "point.approve" } as const;

export async function post({ desk, staff, incident, params }: IncidentVisit): Promise<Reply> {
  const number = Number(params["number"]);
  if (!Number.isSafeInteger(number)) return notFound;
  const outcome = await desk.approvePoint(staff, { incident: incident.id, number });
  return redirect(
    `/incidents/${incident.reference}/points`,
    outcome.ok ? "The public reads it now." : wordsFor(outcome.problem),
  );
}
