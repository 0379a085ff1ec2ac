/** The asker makes use of a grant: once. What comes of it is shown to them here, and nowhere else. */
import type { RequestId } from "../../../domain/ids.ts";
import { wordsFor } from "../../../respond/words.ts";
import { formView } from "../../frame/fields.ts";
import { notFound, notYours, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { inSummary } from "../../frame/wrong.ts";
import { categoryWords } from "../../words/categories.ts";
import { requestView } from "../view.ts";

export const path = "/requests/:request/use";
export const needs = "staff";
export const verbs = { get: "request.read", post: "request.read" } as const;
export const confirms = true;

export async function get(visit: StaffVisit): Promise<Reply> {
  return show(visit, null);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, params } = visit;
  const id = params["request"] as RequestId;
  const outcome = await desk.carryOut(staff, id);
  if (!outcome.ok) {
    if (outcome.problem.kind === "not-yours") return notYours;
    if (outcome.problem.kind === "no-such-request") return notFound;
    return show(visit, wordsFor(outcome.problem));
  }
  const carried = outcome.value;
  switch (carried.verb) {
    case "people.reveal":
      return page("requests/use/values.njk", {
        title: "Values, shown once",
        back: { href: `/requests/${id}`, text: "The request" },
        values: carried.values.map(({ type, masked, value }) => ({
          type: categoryWords(type),
          masked,
          value,
        })),
      });
    case "people.export":
      return { kind: "file", bytes: carried.csv, name: "people.csv", type: "text/csv; charset=utf-8" };
    default:
      return redirect(`/requests/${id}`, "It is done.");
  }
}

async function show({ desk, staff, params }: StaffVisit, problem: string | null): Promise<Reply> {
  const found = await desk.request(staff, params["request"] as RequestId);
  if (!found.ok) return found.problem.kind === "not-yours" ? notYours : notFound;
  const request = found.value;
  if (problem === null && (request.state !== "granted" || request.askedBy !== staff.id))
    return redirect(`/requests/${request.id}`);
  const view = requestView(request);
  const errors = problem === null ? [] : [{ field: "", text: inSummary(problem) }];
  return page(
    "requests/use/page.njk",
    {
      ...view,
      back: { href: view.here, text: "The request" },
      form: formView({}, errors),
      usable: request.state === "granted",
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
