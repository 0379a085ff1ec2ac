/**
 * A partner says that it has been told, and since when it is aware. Now is proposed and can be corrected, or left open: the
 * 72 hours are the partner's own (UK GDPR Art. 33(1)), and nobody starts them by sending a message.
 */
import { type FieldError, type Fields, formView, oneOf } from "../../frame/fields.ts";
import { momentFields, readMoment } from "../../frame/moment-fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { type OwnLine, ownLines } from "./own-lines.ts";

export const path = "/incidents/:incident/exposure/told";
export const needs = "incident";
export const verbs = { get: "telling.acknowledge", post: "telling.acknowledge" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await show(visit, momentFields("at", visit.now), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const aware = oneOf(form, "aware", ["yes", "not-yet"] as const);
  const at = readMoment(form, "at", "When your authority became aware");
  const errors: readonly FieldError[] = [
    ...(aware === undefined ? [{ field: "aware", text: "Select whether your authority is aware" }] : []),
    ...(aware === "yes" && at.kind === "error" ? [at.error] : []),
    ...(aware === "yes" && at.kind === "empty"
      ? [{ field: "at-day", text: "Enter when your authority became aware" }]
      : []),
  ];
  if (errors.length > 0) return await show(visit, form, errors);
  const awareAt = aware === "yes" && at.kind === "moment" ? at.moment : null;
  const outcome = await desk.acknowledgeTelling(staff, incident.id, { awareAt });
  const next = `/incidents/${incident.reference}/exposure`;
  if (outcome.ok)
    return redirect(
      next,
      awareAt === null
        ? "It is written down that your authority has been told. Record when it becomes aware on the situation page."
        : "It is written down that your authority has been told. Its 72 hours to report run.",
    );
  return await show(visit, form, [
    wrong<(typeof outcome.problem)["kind"]>(outcome.problem, { "aware-in-future": "at-day" }),
  ]);
}

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const { desk, staff, incident, authorities, now } = visit;
  const reading = await desk.exposure(staff, incident.id);
  const telling = reading.tellings.find(({ authority }) => authority === staff.authority) ?? null;
  const lines: readonly OwnLine[] = ownLines(reading, staff.authority, now);
  const nameOf = (id: string) => authorities.find((one) => one.id === id)?.name ?? "";
  return page(
    "exposure/told/page.njk",
    {
      title: "Your authority may be exposed",
      back: { href: `/incidents/${incident.reference}/exposure`, text: "Exposure" },
      here: `/incidents/${incident.reference}/exposure/told`,
      form: formView(values, errors),
      telling,
      origin: nameOf(incident.origin),
      summary: incident.summary,
      aware: incident.involved.find(({ authority }) => authority === staff.authority)?.awareAt ?? null,
      lines: lines.slice(0, 10),
      more: lines.length - Math.min(lines.length, 10),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
