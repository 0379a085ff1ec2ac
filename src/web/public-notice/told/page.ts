/** Saying which statement the public notice is: whoever waits for it counts as told from then on. */
import type { LinkProblem } from "../../../domain/public-notice/public-notice.ts";
import { raw } from "../../frame/fields.ts";
import { type IncidentVisit, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { count } from "../../words/numbers.ts";
import { showPublicNotice } from "../show.ts";

export const path = "/incidents/:incident/public-notice/told";
export const needs = "incident";
export const verbs = { post: "public-notice.account" } as const;
export const confirms = true;

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const statement = raw(form, "statement");
  if (!/^\d{1,6}$/.test(statement))
    return await showPublicNotice(visit, [{ field: "statement", text: "Select the statement" }]);
  const outcome = await desk.accountPublicly(staff, incident.id, Number(statement));
  if (!outcome.ok)
    return await showPublicNotice(visit, [wrong<LinkProblem["kind"]>(outcome.problem, fields)]);
  return redirect(
    `/incidents/${incident.reference}/public-notice`,
    `${count(outcome.value.people, "person counts", "people count")} as told by the public notice.`,
  );
}

const fields = {
  "public-notice-not-published": "statement",
  "public-notice-others": "statement",
  "public-notice-contact-missing": "statement",
  "public-notice-nobody": "statement",
} as const;
