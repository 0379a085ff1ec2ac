/** Destroys a batch's files before their time is over. */
import { wordsFor } from "../../../respond/words.ts";
import { type IncidentVisit, notFound, type Reply, redirect } from "../../frame/visit.ts";
import { batchesOf } from "../words.ts";

export const path = "/incidents/:incident/notices/batches/:batch/destroy";
export const needs = "incident";
export const verbs = { post: "print.destroy" } as const;

export async function post({ desk, staff, incident, params }: IncidentVisit): Promise<Reply> {
  const id = params["batch"] ?? "";
  const outcome = await desk.destroyBatch(staff, incident.id, id);
  if (!outcome.ok && outcome.problem.kind === "no-such-batch") return notFound;
  const here = `${batchesOf(incident)}/${id}`;
  return redirect(
    here,
    outcome.ok
      ? "The files are destroyed. What was in the batch stays written down."
      : wordsFor(outcome.problem),
  );
}
