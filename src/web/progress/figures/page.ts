/** The figures as a file for a spreadsheet. */
import type { IncidentVisit, Reply } from "../../frame/visit.ts";

export const path = "/incidents/:incident/notices/progress/figures";
export const needs = "incident";
export const verbs = { get: "progress.read" } as const;

export async function get({ desk, staff, incident }: IncidentVisit): Promise<Reply> {
  return { kind: "stream", ...(await desk.figuresFile(staff, incident.id)) };
}
