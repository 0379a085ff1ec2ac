/** One holding: how far its reading is, and what came of it. Asks again by itself while work goes on. */

import type { Holding } from "../../../domain/documents/holding.ts";
import { raw } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { isRunning } from "../list/page.ts";
import { holdingView } from "./view.ts";

export const path = "/incidents/:incident/holdings/:holding";
export const needs = "incident";
export const verbs = { get: "holding.read", post: "holding.review" } as const;

const secondsBetween = 5;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const holding = await holdingOf(visit);
  if (holding === null) return notFound;
  const { incident, authorities, query } = visit;
  const base = `/incidents/${incident.reference}`;
  // WCAG 2.2.1: whoever is still reading can stop the page from changing.
  const still = raw(query, "still") === "1";
  const refresh = isRunning(holding) && !still ? secondsBetween : null;
  const back = { href: `${base}/holdings`, text: "Holdings" };
  const view = { ...holdingView(holding, authorities, base), back, still, secondsBetween };
  return page("holdings/holding/page.njk", view, { refresh });
}

/** Starts the review again where it stopped; what was read is kept. */
export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, errands } = visit;
  const holding = await holdingOf(visit);
  if (holding === null) return notFound;
  const here = `/incidents/${incident.reference}/holdings/${holding.id}`;
  const started = errands.start(`review ${holding.id}`, async () => {
    await desk.reviewHolding(staff, holding.id);
    return "";
  });
  return redirect(here, started ? "The review goes on." : "The review is already running.");
}

/** Null where it belongs to another incident, so that an address never shows one under the other. */
export async function holdingOf({ desk, staff, params, incident }: IncidentVisit): Promise<Holding | null> {
  const holding = await desk.holding(staff, params["holding"] as Holding["id"]);
  return holding?.incident === incident.id ? holding : null;
}
