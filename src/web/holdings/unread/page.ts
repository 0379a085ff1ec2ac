/** What could not be read and why: nothing is left out of an impact report in silence. */
import { pageNumber } from "../../frame/fields.ts";
import { pager, pageSize } from "../../frame/pager.ts";
import { type IncidentVisit, notFound, page, type Reply } from "../../frame/visit.ts";
import { outcomeWords } from "../../words/outcomes.ts";
import { pathSteps } from "../../words/places.ts";
import { holdingOf } from "../holding/page.ts";

export const path = "/incidents/:incident/holdings/:holding/unread";
export const needs = "incident";
export const verbs = { get: "document.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const holding = await holdingOf(visit);
  if (holding === null) return notFound;
  const asked = pageNumber(visit.query);
  const { rows, total, others } = await visit.desk.unreadDocuments(visit.staff, holding.id, asked);
  if (rows.length === 0 && asked > 1) return notFound;
  const here = `/incidents/${visit.incident.reference}/holdings/${holding.id}`;
  return page("holdings/unread/page.njk", {
    title: "What could not be read",
    back: { href: here, text: holding.name },
    total,
    others,
    rows: rows.map((row) => ({
      ...row,
      steps: pathSteps(row.path),
      outcome: row.partial ? outcomeWords("partial") : outcomeWords(row.outcome),
    })),
    pager: pager(asked, Math.ceil(total / pageSize), (n) => `${here}/unread?page=${n}`),
  });
}
