/** Takes a batch's files out: who it is is asked once more, and that they were taken is written down before they leave. */
import { wordsFor } from "../../../respond/words.ts";
import { type IncidentVisit, notFound, type Reply, redirect } from "../../frame/visit.ts";
import { batchesOf } from "../words.ts";

export const path = "/incidents/:incident/notices/batches/:batch/take";
export const needs = "incident";
export const verbs = { post: "print.take" } as const;
export const confirms = true;

export async function post({ desk, staff, incident, params }: IncidentVisit): Promise<Reply> {
  const taken = await desk.takeBatch(staff, incident.id, params["batch"] ?? "");
  if (!taken.ok && taken.problem.kind === "no-such-batch") return notFound;
  if (!taken.ok) return redirect(`${batchesOf(incident)}/${params["batch"]}`, wordsFor(taken.problem));
  const { name, bytes } = taken.value;
  return {
    kind: "file",
    bytes,
    name,
    type: name.endsWith(".age") ? "application/octet-stream" : "application/zip",
  };
}
