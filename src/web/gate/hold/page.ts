/** One person whom the gate holds. */
import type { IncidentVisit, Reply } from "../../frame/visit.ts";
import { showHold } from "./show.ts";

export const path = "/incidents/:incident/gate/:notice";
export const needs = "incident";
export const verbs = { get: "gate.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await showHold(visit);
}
