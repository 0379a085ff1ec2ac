/** What each authority has to fear for: through which path, since when, which years, and what it says of that itself. */

import type { ExposureState } from "../../../domain/exposure/judgement.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import { ukDay } from "../../../domain/uk-time/uk-time.ts";
import { oneOf, pageNumber, text } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { overviewView } from "./view.ts";

export const path = "/incidents/:incident/exposure";
export const needs = "incident";
export const verbs = { get: "exposure.read" } as const;

const states: readonly ExposureState[] = ["possible", "confirmed", "ruled-out"];

export async function get({ desk, staff, incident, authorities, query, now }: IncidentVisit): Promise<Reply> {
  const reading = await desk.exposure(staff, incident.id);
  const base = `/incidents/${incident.reference}`;
  const view = overviewView(reading, {
    ...{ reader: staff, authorities, base, today: ukDay(now) },
    of: text(query, "of"),
    state: oneOf(query, "state", states) ?? "",
    page: pageNumber(query),
    mayJudge: mayEver(staff.role, "exposure.judge"),
  });
  const told = reading.tellings.find(({ authority }) => authority === staff.authority);
  return page("exposure/overview/page.njk", {
    title: "Exposure",
    base,
    ...view,
    over: incident.phase === "concluded" || incident.phase === "near-miss",
    state: oneOf(query, "state", states) ?? "",
    of: text(query, "of"),
    toAcknowledge: told !== undefined && told.acknowledged === null,
  });
}
