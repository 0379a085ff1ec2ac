/** Says that an outage is over. */
import type { OutageId } from "../../../domain/ids.ts";
import { wordsFor } from "../../../respond/words.ts";
import { versionIn } from "../../frame/changed.ts";
import { notFound, notYours, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { publishAnew } from "../../public-page/refresh.ts";

export const path = "/outages/:outage/end";
export const needs = "staff";
export const verbs = { post: "outage.tell" } as const;

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, params, form } = visit;
  const here = `/outages/${params["outage"]}`;
  const outcome = await desk.endOutage(staff, params["outage"] as OutageId, versionIn(form));
  if (outcome.ok) return redirect(here, await publishAnew(visit, "The outage is over."));
  const { problem } = outcome;
  if (problem.kind === "no-such-outage") return notFound;
  return problem.kind === "not-yours" ? notYours : redirect(here, wordsFor(problem));
}
