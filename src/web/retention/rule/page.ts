/** For how long one's own authority keeps what this incident brought. */
import { longestMonths, type RuleProblem } from "../../../domain/people/retention.ts";
import { wordsFor } from "../../../respond/words.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText, text } from "../../frame/fields.ts";
import { type IncidentVisit, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { inSummary } from "../../frame/wrong.ts";

export const path = "/incidents/:incident/retention/rule";
export const needs = "incident";
export const verbs = { get: "retention.change", post: "retention.change" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, await standingOf(visit), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const [holdingMonths, personMonths] = [monthsIn(form, "holdings"), monthsIn(form, "people")];
  const reasons = longText(form, "reasons");
  const errors = [
    ...(isMonths(holdingMonths) ? [] : [{ field: "holdings", text: outOfRange }]),
    ...(isMonths(personMonths) ? [] : [{ field: "people", text: outOfRange }]),
    ...(reasons === "" ? [{ field: "reasons", text: "Give your reasons" }] : []),
  ];
  if (errors.length > 0) return show(visit, form, errors);
  const version = versionIn(form);
  const rule = { holdingMonths, personMonths, reasons, version };
  const outcome = await desk.setRetentionRule(staff, incident.id, rule);
  if (outcome.ok) return redirect(`/incidents/${incident.reference}/retention`, "The rule is changed.");
  if (outcome.problem.kind === "not-yours") return notYours;
  if (outcome.problem.kind === "changed-meanwhile") {
    const theirs = await standingOf(visit);
    const changed = changedView(outcome.problem, labels, theirs, form);
    return show(visit, { ...form, version: theirs["version"] }, [], changed);
  }
  return show(visit, form, [errorOf(outcome.problem)]);
}

const labels = { holdings: "Holdings, in months", people: "People, in months" };

/** As a form opened now has it: the version first, so that it is never newer than what is shown. */
async function standingOf({ desk, staff, incident }: IncidentVisit): Promise<Fields> {
  const what = { kind: "rule", incident: incident.id, authority: staff.authority } as const;
  const version = await desk.version(staff, what);
  const { rule } = await desk.retention(staff, incident.id);
  return withVersion({ holdings: String(rule.holdingMonths), people: String(rule.personMonths) }, version);
}

const outOfRange = `Enter a whole number of months, from 1 to ${longestMonths}`;

function monthsIn(form: Fields, name: string): number {
  const typed = text(form, name);
  return /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN;
}

function isMonths(months: number): boolean {
  return months >= 1 && months <= longestMonths;
}

function errorOf({ kind }: RuleProblem): FieldError {
  if (kind === "reasons-missing") return { field: "reasons", text: "Give your reasons" };
  return kind === "words-too-long"
    ? { field: "reasons", text: inSummary(wordsFor({ kind })) }
    : { field: "holdings", text: outOfRange };
}

function show(
  { incident }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  const here = `/incidents/${incident.reference}/retention`;
  return page(
    "retention/rule/page.njk",
    {
      title: "How long to keep",
      form: formView(values, errors),
      back: { href: here, text: "What is kept" },
      here,
      changed,
    },
    { status: statusOf(changed, errors) },
  );
}
