/** One call: warnings, numbers, the script that fits what was taken, and what came of it. */
import type { NoticeId } from "../../../domain/ids.ts";
import { phoneOutcomes } from "../../../domain/phone/to-call.ts";
import type { CallProblem } from "../../../respond/desk/people/phone-desk.ts";
import { type FieldError, type Fields, formView, longText, oneOf, raw, several } from "../../frame/fields.ts";
import { readMoment } from "../../frame/moment-fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { phoneOutcomeWords } from "../words.ts";
import { callView } from "./view.ts";

export const path = "/incidents/:incident/to-call/:notice";
export const needs = "incident";
export const verbs = { get: "phone.call", post: "phone.call" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, params } = visit;
  const notice = params["notice"] as NoticeId;
  const list = `/incidents/${incident.reference}/to-call`;
  const assign = oneOf(form, "assign", ["me", "nobody"]);
  if (assign !== undefined) {
    const assigned = await desk.assignCall(staff, incident.id, notice, assign);
    if (!assigned.ok) return await refuse(visit, assigned.problem);
    return redirect(
      `${list}/${notice}`,
      assign === "me" ? "This call is yours." : "This call is nobody’s now.",
    );
  }
  const outcome = oneOf(form, "outcome", phoneOutcomes);
  const again = readMoment(form, "again", "When to try again");
  const missing = [
    ...(outcome === undefined ? [{ field: "outcome", text: "Select what came of the call" }] : []),
    ...(again.kind === "error" ? [again.error] : []),
  ];
  if (outcome === undefined || again.kind === "error") return await show(visit, form, missing);
  const tryAt = again.kind === "moment" ? again.moment : null;
  const made = { outcome, asked: several(form, "asked"), note: longText(form, "note"), tryAt };
  const recorded = await desk.recordCall(staff, incident.id, notice, made);
  if (!recorded.ok) return await refuse(visit, recorded.problem);
  if (outcome === "wrong-number" && raw(form, "stay") !== "no")
    return redirect(
      `/incidents/${incident.reference}/people/${recorded.value.person}/suppress`,
      "The call is recorded. Select the number here, so that nobody uses it again.",
    );
  return redirect(list, `The call is recorded: ${phoneOutcomeWords[outcome].toLowerCase()}.`);
}

const fields = {
  "call-identity-missing": "asked",
  "phone-note-too-long": "note",
  "phone-outside-hours": "outcome",
  "phone-time-missing": "again-day",
  "phone-time-past": "again-day",
  "phone-time-outside": "again-day",
} as const;

async function refuse(visit: IncidentVisit, problem: CallProblem): Promise<Reply> {
  if (problem.kind === "no-such-to-call") return notFound;
  const meanwhile = ["phone-closed", "phone-told-already", "phone-message-under-way"].includes(problem.kind);
  return await show(visit, visit.form, [wrong(problem, fields)], meanwhile ? 409 : 400);
}

async function show(
  { desk, staff, incident, authorities, params }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  status = errors.length > 0 ? 400 : 200,
): Promise<Reply> {
  const sheet = await desk.callTo(staff, incident.id, params["notice"] as NoticeId);
  if (sheet === null) return notFound;
  const body = authorities.find(({ id }) => id === staff.authority)!;
  const view = callView(sheet, { base: `/incidents/${incident.reference}`, body, reader: staff.id });
  return page("phone/one/page.njk", { ...view, form: formView(values, errors) }, { status });
}
