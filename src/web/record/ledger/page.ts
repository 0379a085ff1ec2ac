/** The whole ledger: everything that was done, in every incident and outside of one. */
import { pageNumber } from "../../frame/fields.ts";
import { notFound, page, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { namesIn } from "../names.ts";
import { type Verdict, verdictOf } from "../verify.ts";
import { ledgerView } from "./view.ts";

export const path = "/ledger";
export const needs = "staff";
export const verbs = { get: "ledger.read", post: "ledger.verify" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  return show(visit, pageNumber(visit.query), null);
}

/** Verifying changes nothing, but is asked for by a form: it reads every entry. */
export async function post(visit: StaffVisit): Promise<Reply> {
  return show(visit, 1, await verdictOf(visit));
}

async function show(visit: StaffVisit, asked: number, verdict: Verdict | null): Promise<Reply> {
  const [found, names] = await Promise.all([visit.desk.ledger(visit.staff, { page: asked }), namesIn(visit)]);
  if (found.rows.length === 0 && asked > 1) return notFound;
  return page("record/ledger/page.njk", {
    title: "Ledger",
    verdict,
    ...ledgerView(found, asked, path, names),
  });
}
