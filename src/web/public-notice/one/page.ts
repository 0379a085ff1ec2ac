/** Telling people by a public notice: who waits for it, its draft, and whom it has accounted for. */
import { wordsFor } from "../../../respond/words.ts";
import { type IncidentVisit, type Reply, redirect } from "../../frame/visit.ts";
import { inSummary } from "../../frame/wrong.ts";
import { showPublicNotice } from "../show.ts";

export const path = "/incidents/:incident/public-notice";
export const needs = "incident";
export const verbs = { get: "public-notice.read", post: "public-notice.draft" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await showPublicNotice(visit, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident } = visit;
  const drafted = await desk.draftPublicNotice(staff, incident.id);
  if (!drafted.ok)
    return await showPublicNotice(visit, [{ field: "draft", text: inSummary(wordsFor(drafted.problem)) }]);
  return redirect(
    `/incidents/${incident.reference}/statements`,
    "The public notice is written as a draft. Change it where it is not true of you; a second person approves it.",
  );
}
