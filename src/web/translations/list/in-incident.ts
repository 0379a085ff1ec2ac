/** The same for those who work on one incident: its texts, and what their authority says of its services. */
import type { IncidentVisit, Reply } from "../../frame/visit.ts";
import { translationList } from "./view.ts";

export const path = "/incidents/:incident/translations";
export const needs = "incident";
export const verbs = { get: "translation.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { id, reference } = visit.incident;
  return await translationList(
    visit,
    `/incidents/${reference}/translations`,
    ({ incident }) => incident === null || incident === id,
  );
}
