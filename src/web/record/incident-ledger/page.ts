/** The ledger of one incident. */
import { pageNumber } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply } from "../../frame/visit.ts";
import { ledgerView } from "../ledger/view.ts";
import { namesIn } from "../names.ts";
import { type Verdict, verdictOf } from "../verify.ts";

export const path = "/incidents/:incident/ledger";
export const needs = "incident";
export const verbs = { get: "ledger.read", post: "ledger.verify" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, pageNumber(visit.query), null);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  return show(visit, 1, await verdictOf(visit));
}

async function show(visit: IncidentVisit, asked: number, verdict: Verdict | null): Promise<Reply> {
  const { desk, staff, incident } = visit;
  const [found, names] = await Promise.all([
    desk.ledger(staff, { incident: incident.id, page: asked }),
    namesIn(visit),
  ]);
  if (found.rows.length === 0 && asked > 1) return notFound;
  const here = `/incidents/${incident.reference}/ledger`;
  return page("record/ledger/page.njk", {
    title: "Ledger",
    verdict,
    ...ledgerView(found, asked, here, names),
  });
}
