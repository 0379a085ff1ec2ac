/** A note as a PDF. */
import { type IncidentVisit, notFound, type Reply } from "../../frame/visit.ts";

export const path = "/incidents/:incident/handover/:handover/paper";
export const needs = "incident";
export const verbs = { get: "handover.read" } as const;

export async function get({ desk, staff, incident, params }: IncidentVisit): Promise<Reply> {
  const paper = await desk.handoverPaper(staff, incident.id, params["handover"] ?? "");
  return paper === null ? notFound : { kind: "pdf", bytes: paper.bytes, name: paper.name };
}
