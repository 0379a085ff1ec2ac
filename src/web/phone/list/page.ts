/** The phone work list: who is to be called, the due first. References alone; a name stands on the page of each call. */
import { raw } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { bandTags } from "../../words/states.ts";
import { hoursInWords, reasonWords } from "../words.ts";

export const path = "/incidents/:incident/to-call";
export const needs = "incident";
export const verbs = { get: "phone.read" } as const;

export async function get({ desk, staff, incident, query, now }: IncidentVisit): Promise<Reply> {
  const mine = raw(query, "of") === "me";
  const list = await desk.toCall(staff, incident.id, mine);
  const here = `/incidents/${incident.reference}/to-call`;
  return page("phone/list/page.njk", {
    title: "To be called",
    ...{ here, mine, total: list.total, due: list.due, isOpen: list.isOpen, hours: hoursInWords(list.hours) },
    more: Math.max(0, list.total - list.rows.length),
    rows: list.rows.map((one) => ({
      ...{ href: `${here}/${one.notice}`, reference: one.reference, reason: reasonWords[one.reason] },
      ...{ band: bandTags[one.band], tries: one.tries, unsafe: one.unsafe, who: one.assignedName },
      at: one.tryAt,
      isDue: one.tryAt === null || one.tryAt <= now,
    })),
  });
}
