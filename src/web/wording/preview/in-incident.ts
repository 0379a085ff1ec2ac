/** The same for people who are drafted in an incident, one at each severity: whom staff look at is written down. */
import { type IncidentVisit, notFound, page, type Reply } from "../../frame/visit.ts";
import { addressOf, kindWords, whichOf } from "../found.ts";
import { previewsView } from "./view.ts";

export const path = "/incidents/:incident/notices/preview/:code/:wording";
export const needs = "incident";
export const verbs = { get: "notice.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident } = visit;
  const which = whichOf(visit);
  const previews = which === null ? null : await desk.previewWordingFor(staff, incident.id, which);
  if (which === null || previews === null) return notFound;
  return page("wording/preview/page.njk", {
    title: "Notices as these words make them",
    about:
      "These are people whose notices are drafted, one at each severity. That you looked is written down.",
    back: { href: `${addressOf(which)}/preview`, text: `${kindWords[which.kind]}: people who are made up` },
    previews: previewsView(previews),
    incidents: [],
  });
}
