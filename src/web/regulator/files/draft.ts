/** The report as it would be sent now, as a file. */
import type { IncidentVisit, Reply } from "../../frame/visit.ts";
import { reportFile } from "./file.ts";

export const path = "/incidents/:incident/report/files/:form";
export const needs = "incident";
export const verbs = { get: "report.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await reportFile(visit, null, `${visit.incident.reference}-report-draft`);
}
