/** Withdrawing a notice: deciding, with reasons, that it is not sent. */
import { type FieldError, type Fields, formView, longText } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { errorOf, noticeOf } from "../look.ts";

export const path = "/incidents/:incident/notices/:notice/withdraw";
export const needs = "incident";
export const verbs = { get: "notice.decide", post: "notice.decide" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const found = await noticeOf(visit);
  if (!found.ok) return found.problem.reply;
  const reasons = longText(form, "reasons");
  if (reasons === "") return show(visit, form, [errorOf({ kind: "reasons-missing" })]);
  const outcome = await desk.withdrawNotice(staff, found.value.id, { reasons });
  if (!outcome.ok) return show(visit, form, [errorOf(outcome.problem)]);
  const here = `/incidents/${incident.reference}/notices/${found.value.id}`;
  return redirect(here, "The notice is withdrawn. It will not be sent.");
}

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const found = await noticeOf(visit);
  if (!found.ok) return found.problem.reply;
  const { id, personReference, personName } = found.value;
  const here = `/incidents/${visit.incident.reference}/notices/${id}`;
  const view = {
    title: "Withdraw this notice",
    form: formView(values, errors),
    back: { href: here, text: "The notice" },
    here,
    name: personName,
    reference: personReference,
  };
  return page("notices/withdraw/page.njk", view, { status: errors.length > 0 ? 400 : 200 });
}
