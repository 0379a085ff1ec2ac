/** A way to reach somebody who is held, which staff learned of. */
import type { NoticeId } from "../../../domain/ids.ts";
import { longText, oneOf } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { showHold } from "./show.ts";

export const path = "/incidents/:incident/gate/:notice/contacts";
export const needs = "incident";
export const verbs = { post: "gate.work" } as const;

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, params, form } = visit;
  const id = params["notice"] as NoticeId;
  const kind = oneOf(form, "kind", ["email", "phone", "address"] as const);
  if (kind === undefined)
    return await showHold(visit, {
      ...{ form: "contact", values: form },
      errors: [{ field: "kind", text: "Select what it is" }],
    });
  const value = longText(form, "value");
  const outcome = await desk.addContact(staff, incident.id, id, { kind, value });
  if (outcome.ok)
    return redirect(
      `/incidents/${incident.reference}/gate/${id}`,
      "Added. It can be chosen when they are released.",
    );
  if (outcome.problem.kind === "no-such-hold") return notFound;
  const error = wrong(outcome.problem, { "contact-unusable": "value" });
  return await showHold(visit, { form: "contact", values: form, errors: [error] });
}
