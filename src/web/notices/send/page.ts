/** Sending what is approved: a page that says how many and by what, then the queue; delivery goes on behind. */
import { type FieldError, formView, raw } from "../../frame/fields.ts";
import { type IncidentVisit, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { count } from "../../words/numbers.ts";
import { bands } from "../../words/states.ts";
import { tally, tallyView } from "../choice.ts";
import { startDelivering } from "../errands.ts";

export const path = "/incidents/:incident/notices/send";
export const needs = "incident";
export const verbs = { get: "notice.send", post: "notice.send" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const { total } = await tally(visit, "approved", bands);
  if (total > 0 && String(total) !== raw(form, "total")) {
    const text = `The number has changed to ${count(total, "notice", "notices")}. Look again before you send`;
    return show(visit, [{ field: "", text }]);
  }
  const outcome = await desk.sendApproved(staff, incident.id, staff.authority);
  if (!outcome.ok) {
    if (outcome.problem.kind === "not-yours") return notYours;
    return show(visit, [{ field: "", text: "Nothing that is approved waits to be sent any more" }]);
  }
  startDelivering(visit);
  const words = count(outcome.value.queued, "notice is", "notices are");
  return redirect(`/incidents/${incident.reference}/notices`, `${words} on the way.`);
}

async function show(visit: IncidentVisit, errors: readonly FieldError[]): Promise<Reply> {
  const here = `/incidents/${visit.incident.reference}/notices`;
  const counted = await tally(visit, "approved", bands);
  const present = { ...counted, rows: counted.rows.filter(({ total }) => total > 0) };
  return page(
    "notices/send/page.njk",
    {
      title: counted.total === 0 ? "Send notices" : `Send ${count(counted.total, "notice", "notices")}?`,
      form: formView({}, errors),
      back: { href: here, text: "Notices" },
      here,
      tally: tallyView(present),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
