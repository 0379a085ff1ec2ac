/** Print batches of the own authority: which wait to be handed on, and which the printer has. */
import { pageNumber } from "../../frame/fields.ts";
import { pager } from "../../frame/pager.ts";
import { type IncidentVisit, notFound, page, type Reply } from "../../frame/visit.ts";
import { batchesOf, stateTags } from "../words.ts";

export const path = "/incidents/:incident/notices/batches";
export const needs = "incident";
export const verbs = { get: "print.read" } as const;

export async function get({ desk, staff, incident, query }: IncidentVisit): Promise<Reply> {
  const asked = pageNumber(query);
  const found = await desk.printBatches(staff, incident.id, asked);
  if (asked > found.pages) return notFound;
  const here = batchesOf(incident);
  return page("print/list/page.njk", {
    title: "Print batches",
    back: { href: `/incidents/${incident.reference}/notices`, text: "Notices" },
    here,
    printer: found.printer,
    rows: found.rows.map(({ id, number, letters, pages, madeAt, state, handed }) => ({
      ...{ number, letters, pages, madeAt, handed },
      tag: stateTags[state],
      href: `${here}/${id}`,
    })),
    pager: pager(found.page, found.pages, (n) => `${here}?page=${n}`),
  });
}
