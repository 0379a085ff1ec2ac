/** Hand-over notes of the own authority, the latest first. */
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";

export const path = "/incidents/:incident/handover";
export const needs = "incident";
export const verbs = { get: "handover.read" } as const;

export async function get({ desk, staff, incident }: IncidentVisit): Promise<Reply> {
  const here = `/incidents/${incident.reference}/handover`;
  const notes = await desk.handovers(staff, incident.id);
  return page("handover/list/page.njk", {
    title: "Hand-over",
    here,
    rows: notes.map(({ id, number, since, latest, byName, acknowledgedAt, acknowledgedByName }) => ({
      ...{ number, since, byName, acknowledgedAt, acknowledgedByName },
      href: `${here}/${id}`,
      writtenAt: latest.writtenAt,
      open: latest.content.open.length,
      late: latest.content.open.filter(({ late }) => late).length,
    })),
  });
}
