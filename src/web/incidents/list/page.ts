/** Home: every incident, the latest first, and the way to declare another. */
import { page, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { phaseTags } from "../../words/states.ts";

export const path = "/incidents";
export const needs = "staff";
export const verbs = { get: "incident.read" } as const;

export async function get({ desk, staff, authorities }: StaffVisit): Promise<Reply> {
  const incidents = (await desk.incidents(staff)).toSorted(
    (a, b) => b.declaredAt.getTime() - a.declaredAt.getTime(),
  );
  const nameOf = (id: string) => authorities.find((one) => one.id === id)?.name ?? "";
  return page("incidents/list/page.njk", {
    title: "Incidents",
    rows: incidents.map((one) => ({
      reference: one.reference,
      title: one.title,
      phase: phaseTags[one.phase],
      origin: nameOf(one.origin),
      authorities: one.involved.map(({ authority }) => nameOf(authority)),
      declaredAt: one.declaredAt,
    })),
  });
}
