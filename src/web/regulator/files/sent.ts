/** A report as it was sent, as a file. */
import { type IncidentVisit, notFound, type Reply } from "../../frame/visit.ts";
import { reportFile } from "./file.ts";

export const path = "/incidents/:incident/report/sent/:number/:form";
export const needs = "incident";
export const verbs = { get: "report.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const number = visit.params["number"] ?? "";
  if (!/^[1-9]\d{0,6}$/u.test(number)) return notFound;
  return await reportFile(visit, Number(number), `${visit.incident.reference}-report-${number}`);
}
