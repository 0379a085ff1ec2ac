/** Who prints for the own authority, and the key for which batches are encrypted from now on. */
import type { PrinterProblem } from "../../../domain/print/printer.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, text } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { batchesOf } from "../words.ts";

export const path = "/incidents/:incident/notices/batches/printer";
export const needs = "incident";
export const verbs = { get: "printer.change", post: "printer.change" } as const;
export const confirms = true;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, await standingOf(visit), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const typed = { name: text(form, "name"), recipient: text(form, "recipient") };
  const outcome = await desk.changePrinter(staff, incident.id, typed, versionIn(form));
  if (outcome.ok) return redirect(batchesOf(incident), "It holds for every batch from now on.");
  const { problem } = outcome;
  if (problem.kind === "changed-meanwhile") {
    const theirs = await standingOf(visit);
    const changed = changedView(problem, labels, theirs, form);
    return show(visit, { ...form, version: theirs["version"] }, [], changed);
  }
  const fields = {
    "printer-name-missing": "name",
    "words-too-long": "name",
    "printer-key-malformed": "recipient",
  };
  return show(visit, form, [wrong<PrinterProblem["kind"]>(problem, fields)]);
}

const labels = { name: "Who prints?", recipient: "Their age key" };

async function standingOf({ desk, staff, incident }: IncidentVisit): Promise<Fields> {
  const { name, recipient, version } = await desk.printer(staff, incident.id);
  return withVersion({ name, recipient }, version);
}

function show(
  { incident }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  const list = batchesOf(incident);
  return page(
    "print/printer/page.njk",
    {
      title: "Who prints letters",
      back: { href: list, text: "Print batches" },
      ...{ list, here: `${list}/printer`, changed, form: formView(values, errors) },
    },
    { status: statusOf(changed, errors) },
  );
}
