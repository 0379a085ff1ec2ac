/** Writes down that the printer has a batch: who they are, and when they got it. */
import type { BatchProblem } from "../../../domain/print/batch.ts";
import { type FieldError, type Fields, formView, text } from "../../frame/fields.ts";
import { momentFields, readMoment } from "../../frame/moment-fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { batchesOf } from "../words.ts";

export const path = "/incidents/:incident/notices/batches/:batch/hand";
export const needs = "incident";
export const verbs = { get: "print.hand", post: "print.hand" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, now } = visit;
  const { name } = await desk.printer(staff, incident.id);
  return show(visit, { printer: name, ...momentFields("at", now) }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, params } = visit;
  const at = readMoment(form, "at", "When the printer got it");
  if (at.kind !== "moment") {
    const error = at.kind === "error" ? at.error : { field: "at-day", text: "Enter when the printer got it" };
    return show(visit, form, [error]);
  }
  const id = params["batch"] ?? "";
  const outcome = await desk.handBatch(staff, incident.id, id, {
    printer: text(form, "printer"),
    at: at.moment,
  });
  if (outcome.ok)
    return redirect(`${batchesOf(incident)}/${id}`, "It is written down. Each letter of the batch says so.");
  const { problem } = outcome;
  if (problem.kind === "no-such-batch") return notFound;
  const error = wrong<BatchProblem["kind"]>(problem, {
    "printer-name-missing": "printer",
    "words-too-long": "printer",
    "handed-in-future": "at-day",
  });
  return show(visit, form, [error], problem.kind === "batch-moved-on" ? 409 : 400);
}

async function show(
  { desk, staff, incident, params }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  status = errors.length > 0 ? 400 : 200,
): Promise<Reply> {
  const batch = await desk.printBatch(staff, incident.id, params["batch"] ?? "");
  if (batch === null) return notFound;
  const here = `${batchesOf(incident)}/${batch.id}`;
  return page(
    "print/hand/page.njk",
    {
      title: "Handed to the printer",
      back: { href: here, text: `Print batch ${batch.number}` },
      ...{ list: here, here: `${here}/hand`, batch, form: formView(values, errors) },
    },
    { status },
  );
}
