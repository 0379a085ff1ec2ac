/** A second person says whether a bundle with originals is made. */
import { wordsFor } from "../../../respond/words.ts";
import { oneOf } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, type Reply, redirect } from "../../frame/visit.ts";

export const path = "/incidents/:incident/evidence/:evidence/decide";
export const needs = "incident";
export const verbs = { post: "evidence.make" } as const;

export async function post({ desk, staff, incident, params, form }: IncidentVisit): Promise<Reply> {
  const decision = oneOf(form, "decision", ["yes", "no"]);
  const id = params["evidence"] ?? "";
  const here = `/incidents/${incident.reference}/evidence/${id}`;
  if (decision === undefined) return redirect(here);
  const outcome = await desk.decideEvidence(staff, incident.id, id, { yes: decision === "yes" });
  if (outcome.ok) return redirect(here, decision === "yes" ? "It is made." : "It is refused.");
  return outcome.problem.kind === "no-such-evidence" ? notFound : redirect(here, wordsFor(outcome.problem));
}
