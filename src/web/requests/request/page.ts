/** One request: what it means, who asked and why, how far it is; for the asker also the way to take it back or use it. */
import type { RequestId } from "../../../domain/ids.ts";
import { isDecider } from "../../../domain/staff/request.ts";
import { wordsFor } from "../../../respond/words.ts";
import { notFound, notYours, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { roleWords } from "../../words/roles.ts";
import { requestView } from "../view.ts";

export const path = "/requests/:request";
export const needs = "staff";
export const verbs = { get: "request.read", post: "request.read" } as const;

export async function get({ desk, staff, params }: StaffVisit): Promise<Reply> {
  const found = await desk.request(staff, params["request"] as RequestId);
  if (!found.ok) return found.problem.kind === "not-yours" ? notYours : notFound;
  const request = found.value;
  const own = request.askedBy === staff.id;
  return page("requests/request/page.njk", {
    ...requestView(request),
    own,
    mayDecide: request.state === "waiting" && isDecider(staff, request),
    mayUse: request.state === "granted" && own,
    mayWithdraw: own && (request.state === "waiting" || request.state === "granted"),
    deciders: request.deciders.map(({ name, role }) => ({ name, role: roleWords[role] })),
  });
}

/** Takes it back. */
export async function post({ desk, staff, params }: StaffVisit): Promise<Reply> {
  const id = params["request"] as RequestId;
  const outcome = await desk.withdrawRequest(staff, id);
  if (outcome.ok) return redirect(`/requests/${id}`, "Your request is taken back.");
  return redirect("/requests", wordsFor(outcome.problem));
}
