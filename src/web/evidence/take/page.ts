/** Takes a bundle out: who it is is asked once more, and that it was taken is written down before its first byte leaves. */
import { type IncidentVisit, notFound, type Reply } from "../../frame/visit.ts";

export const path = "/incidents/:incident/evidence/:evidence/take";
export const needs = "incident";
export const verbs = { post: "evidence.read" } as const;
export const confirms = true;

export async function post({ desk, staff, incident, params }: IncidentVisit): Promise<Reply> {
  const taken = await desk.takeEvidence(staff, incident.id, params["evidence"] ?? "");
  if (!taken.ok) return notFound;
  return { kind: "stream", type: "application/zip", name: taken.value.name, pieces: taken.value.pieces };
}
