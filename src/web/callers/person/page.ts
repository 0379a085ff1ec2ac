/** One caller: what may do harm, what they were told, what may be read out, and what came of this call. */
import { enquiryOutcomes, enquiryWays } from "../../../domain/callers/enquiry.ts";
import type { PersonId } from "../../../domain/ids.ts";
import type { Day } from "../../../domain/map/map.ts";
import type { RecordProblem } from "../../../respond/desk/people/caller-desk.ts";
import { readDay } from "../../frame/day-fields.ts";
import {
  type FieldError,
  type Fields,
  formView,
  longText,
  oneOf,
  several,
  text,
} from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { callerView } from "./view.ts";

export const path = "/incidents/:incident/callers/:person";
export const needs = "incident";
export const verbs = { get: "caller.read", post: "caller.record" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, params } = visit;
  const id = params["person"] as PersonId;
  const here = `/incidents/${incident.reference}/callers/${id}`;
  const followed = text(form, "followed");
  if (followed !== "") {
    const outcome = await desk.followUp(staff, incident.id, followed);
    if (outcome.ok) return redirect(`${here}#enquiries`, "It is followed up.");
    if (outcome.problem.kind === "no-such-enquiry") return notFound;
    return await show(visit, {}, [wrong(outcome.problem, {})], 409);
  }
  const way = oneOf(form, "way", enquiryWays);
  const outcome = oneOf(form, "outcome", enquiryOutcomes);
  const due = readDay(form, "due", "The day of the follow-up");
  const missing = [
    ...(way === undefined ? [{ field: "way", text: "Select how they reached us" }] : []),
    ...(outcome === undefined ? [{ field: "outcome", text: "Select what came of it" }] : []),
    ...(due.kind === "error" ? [due.error] : []),
  ];
  if (way === undefined || outcome === undefined || due.kind === "error")
    return await show(visit, form, missing);
  const recorded = await desk.recordEnquiry(staff, incident.id, id, {
    ...{ way, outcome, asked: several(form, "asked"), note: longText(form, "note") },
    followUpDue: due.kind === "day" ? (due.day as Day) : null,
  });
  if (recorded.ok) return redirect(`${here}#enquiries`, "The enquiry is recorded.");
  if (recorded.problem.kind === "no-such-person") return notFound;
  return await show(visit, form, [wrong<RecordProblem["kind"]>(recorded.problem, fields)]);
}

const fields = {
  "call-identity-missing": "asked",
  "enquiry-note-too-long": "note",
  "enquiry-due-missing": "due-day",
  "enquiry-due-past": "due-day",
} as const;

async function show(
  { desk, staff, incident, params, now }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  status = errors.length > 0 ? 400 : 200,
): Promise<Reply> {
  const caller = await desk.caller(staff, incident.id, params["person"] as PersonId);
  if (caller === null) return notFound;
  const view = callerView(caller, `/incidents/${incident.reference}`, now);
  return page("callers/person/page.njk", { ...view, form: formView(values, errors) }, { status });
}
