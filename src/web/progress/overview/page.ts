/** How far telling people is: a chart, tables, what needs somebody now, and when it will be over. */
import { mayEver } from "../../../domain/staff/permissions.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { progressView } from "./view.ts";

export const path = "/incidents/:incident/notices/progress";
export const needs = "incident";
export const verbs = { get: "progress.read" } as const;

export async function get({ desk, staff, incident, authorities }: IncidentVisit): Promise<Reply> {
  const progress = await desk.progress(staff, incident.id);
  const names = new Map(authorities.map(({ id, name }) => [id, name]));
  return page("progress/overview/page.njk", {
    ...progressView(progress, `/incidents/${incident.reference}`, {
      names,
      own: staff.authority,
      mayRead: mayEver(staff.role, "proof.read"),
      mayNotices: mayEver(staff.role, "notice.read"),
    }),
    mayFinish: mayEver(staff.role, "progress.finish"),
    mayExport: mayEver(staff.role, "people.export"),
  });
}
