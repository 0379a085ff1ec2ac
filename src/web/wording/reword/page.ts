/** Writing notices anew that nobody has approved, after their words were changed, or what somebody reads best. */
import { type IncidentVisit, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { count } from "../../words/numbers.ts";

export const path = "/incidents/:incident/notices/reword";
export const needs = "incident";
export const verbs = { get: "notice.draft", post: "notice.draft" } as const;

export async function get({ desk, staff, incident }: IncidentVisit): Promise<Reply> {
  const here = `/incidents/${incident.reference}/notices`;
  return page("wording/reword/page.njk", {
    title: "Write notices anew",
    back: { href: here, text: "Notices" },
    here,
    stale: await desk.countStaleNotices(staff, incident.id),
  });
}

export async function post({ desk, staff, incident }: IncidentVisit): Promise<Reply> {
  const outcome = await desk.rewordNotices(staff, incident.id, { authority: staff.authority });
  if (!outcome.ok) return notYours;
  const { reworded } = outcome.value;
  return redirect(
    `/incidents/${incident.reference}/notices`,
    reworded === 0
      ? "All notices that wait for approval say what they should already."
      : `${count(reworded, "notice is", "notices are")} written anew. Nothing has been sent.`,
  );
}
