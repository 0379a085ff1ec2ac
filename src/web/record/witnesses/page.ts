/** Witnesses: who has co-signed this ledger up to where, whose ledgers are watched here, and forks that were seen. */
import { page, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { witnessesView } from "./view.ts";

export const path = "/ledger/witnesses";
export const needs = "staff";
export const verbs = { get: "witness.read" } as const;

export async function get({ desk, staff }: StaffVisit): Promise<Reply> {
  const found = await desk.witnesses(staff);
  return page("record/witnesses/page.njk", {
    title: "Witnesses",
    back: { href: "/ledger", text: "Ledger" },
    hidesForks: true,
    ...witnessesView(found),
  });
}
