/** Who must not be written to: by whom added, why, and whether it is still so. */
import { pageNumber } from "../../frame/fields.ts";
import { pager } from "../../frame/pager.ts";
import { type IncidentVisit, notFound, page, type Reply } from "../../frame/visit.ts";
import { inForceTag, liftedTag, whatOf, whyWords } from "../words.ts";

export const path = "/incidents/:incident/suppressed";
export const needs = "incident";
export const verbs = { get: "suppression.read" } as const;

export async function get({ desk, staff, incident, query }: IncidentVisit): Promise<Reply> {
  const asked = pageNumber(query);
  const found = await desk.suppressions(staff, incident.id, asked);
  if (asked > found.pages) return notFound;
  const here = `/incidents/${incident.reference}/suppressed`;
  return page("suppression/list/page.njk", {
    title: "Not to be written to",
    here,
    total: found.total,
    rows: found.rows.map((one) => ({
      ...{ what: whatOf(one), why: whyWords[one.why], reasons: one.reasons, at: one.addedAt },
      by: one.source === "receipt" ? "Candour, when it came back" : one.addedByName,
      tag: one.liftedAt === null ? inForceTag : liftedTag,
      lifted:
        one.liftedAt === null ? null : { at: one.liftedAt, by: one.liftedByName, reasons: one.liftReasons },
      lift: one.liftedAt === null ? `${here}/${one.id}/lift` : null,
    })),
    pager: pager(found.page, found.pages, (n) => `${here}?page=${n}`),
  });
}
