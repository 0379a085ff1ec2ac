/** Yes or no to a colleague's request, once more knowing who decides. */
import type { RequestId } from "../../../domain/ids.ts";
import { isDecider } from "../../../domain/staff/request.ts";
import { wordsFor } from "../../../respond/words.ts";
import { type FieldError, type Fields, formView, longText, oneOf } from "../../frame/fields.ts";
import { notFound, notYours, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { startDelivering } from "../../notices/errands.ts";
import { count } from "../../words/numbers.ts";
import { requestView } from "../view.ts";

export const path = "/requests/:request/decide";
export const needs = "staff";
export const verbs = { get: "request.decide", post: "request.decide" } as const;
export const confirms = true;

export async function get(visit: StaffVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, params, form, confirmedAt } = visit;
  const answer = oneOf(form, "answer", ["yes", "no"] as const);
  if (answer === undefined) return show(visit, form, [{ field: "answer", text: "Select yes or no" }]);
  const id = params["request"] as RequestId;
  const decision = { grant: answer === "yes", words: longText(form, "words"), confirmedAt };
  const outcome = await desk.decideRequest(staff, id, decision);
  if (!outcome.ok) {
    if (outcome.problem.kind === "no-such-request") return notFound;
    if (outcome.problem.kind === "not-yours") return notYours;
    return show(visit, form, [wrong(outcome.problem, { "refusal-without-words": "words" })]);
  }
  const { done, request } = outcome.value;
  if (done?.verb === "notice.send") {
    startDelivering(visit);
    return redirect(`/requests/${id}`, `${count(done.queued, "notice is", "notices are")} on the way.`);
  }
  const said = {
    granted: "You said yes. Your colleague can go on.",
    refused: "You said no. Your colleague sees why.",
  };
  return redirect(`/requests/${id}`, said[request.state as keyof typeof said] ?? "You said yes. It is done.");
}

async function show(
  { desk, staff, params }: StaffVisit,
  values: Fields,
  errors: readonly FieldError[],
): Promise<Reply> {
  const found = await desk.request(staff, params["request"] as RequestId);
  if (!found.ok) return found.problem.kind === "not-yours" ? notYours : notFound;
  const request = found.value;
  if (errors.length === 0 && (request.state !== "waiting" || !isDecider(staff, request))) {
    const why = request.askedBy === staff.id ? "own-request" : "request-not-waiting";
    return redirect(`/requests/${request.id}`, wordsFor({ kind: why }));
  }
  const view = requestView(request);
  return page(
    "requests/decide/page.njk",
    {
      ...view,
      title: `Decide: ${view.title.toLowerCase()}`,
      back: { href: view.here, text: "The request" },
      form: formView(values, errors),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
