/** The holdings of an incident: each a copy of what was taken, and how far its reading is. */
import type { Holding } from "../../../domain/documents/holding.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { share } from "../../words/numbers.ts";
import { holdingTags } from "../../words/states.ts";

export const path = "/incidents/:incident/holdings";
export const needs = "incident";
export const verbs = { get: "holding.read" } as const;

export async function get({ desk, staff, incident }: IncidentVisit): Promise<Reply> {
  const holdings = await desk.holdings(staff, incident.id);
  return page("holdings/list/page.njk", {
    title: "Holdings",
    base: `/incidents/${incident.reference}/holdings`,
    rows: holdings.map((holding) => ({
      ...holding,
      tag: holdingTags[holding.state],
      percent: share(holding.progress.filesDone, holding.progress.filesKnown),
      running: isRunning(holding),
    })),
  });
}

export function isRunning({ state }: Holding): boolean {
  return state === "waiting" || state === "reading" || state === "linking" || state === "registering";
}
