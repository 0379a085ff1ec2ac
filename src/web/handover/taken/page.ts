/** Somebody takes over: of the version that they read, once. */
import { wordsFor } from "../../../respond/words.ts";
import { versionIn } from "../../frame/changed.ts";
import { type IncidentVisit, notFound, type Reply, redirect } from "../../frame/visit.ts";

export const path = "/incidents/:incident/handover/:handover/taken";
export const needs = "incident";
export const verbs = { post: "handover.write" } as const;

export async function post({ desk, staff, incident, params, form }: IncidentVisit): Promise<Reply> {
  const id = params["handover"] ?? "";
  const read = versionIn({ version: form["read"] });
  const outcome = await desk.acknowledgeHandover(staff, incident.id, id, read);
  const here = `/incidents/${incident.reference}/handover/${id}`;
  if (outcome.ok) return redirect(here, "You have taken over.");
  const { problem } = outcome;
  if (problem.kind === "no-such-handover") return notFound;
  return redirect(
    here,
    problem.kind === "changed-meanwhile"
      ? `${problem.by} wrote the note anew while you read it. Read it again, then take over.`
      : wordsFor(problem),
  );
}
