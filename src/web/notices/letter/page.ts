/** A notice's letter as PDF, as it would be printed. */
import type { NoticeId } from "../../../domain/ids.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply } from "../../frame/visit.ts";

export const path = "/incidents/:incident/notices/:notice/letter";
export const needs = "incident";
export const verbs = { get: "notice.read" } as const;

export async function get({ desk, staff, incident, params }: IncidentVisit): Promise<Reply> {
  const id = params["notice"] as NoticeId;
  const outcome = await desk.letterOf(staff, id);
  if (outcome.ok) return { kind: "pdf", bytes: outcome.value, name: "letter.pdf" };
  if (outcome.problem.kind === "not-yours") return notYours;
  if (outcome.problem.kind === "no-such-notice") return notFound;
  const here = `/incidents/${incident.reference}/notices/${id}`;
  return page("notices/letter/no-address.njk", { title: "There is no letter", here }, { status: 404 });
}
