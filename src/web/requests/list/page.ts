/** Requests of one's own authority: those that wait for the reader first said, then all, open ones first. */
import { mayDecide } from "../../../domain/staff/request.ts";
import { pageNumber } from "../../frame/fields.ts";
import { address, pager } from "../../frame/pager.ts";
import { notFound, page, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { deedNames, meaningOf, progressOf, requestTags } from "../words.ts";

export const path = "/requests";
export const needs = "staff";
export const verbs = { get: "request.read" } as const;

export async function get({ desk, staff, query }: StaffVisit): Promise<Reply> {
  const asked = pageNumber(query);
  const found = await desk.requests(staff, { page: asked });
  if (asked > Math.max(1, found.pages)) return notFound;
  const waiting = await desk.requestsWaiting(staff);
  return page("requests/list/page.njk", {
    title: "Requests",
    waiting,
    rows: found.rows.map((request) => ({
      id: request.id,
      what: deedNames[request.deed.verb],
      meaning: meaningOf(request)[0],
      tag: requestTags[request.state],
      askerName: request.askedBy === staff.id ? "You" : request.askerName,
      askedAt: request.askedAt,
      yours:
        request.state === "waiting" &&
        request.askedBy !== staff.id &&
        mayDecide(staff.role, request.deed.verb),
      ...progressOf(request),
    })),
    pager: pager(found.page, found.pages, (page) => address("/requests", { page })),
  });
}
