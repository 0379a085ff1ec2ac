/** A page with one question about a group: a choice from a list, with the version that it began from. */
import type { SightingGroup } from "../../domain/sightings/sighting.ts";
import type { ChangedMeanwhile } from "../../domain/version.ts";
import { type ChangedView, changedView, statusOf, withVersion } from "../frame/changed.ts";
import { type FieldError, type Fields, formView } from "../frame/fields.ts";
import { notFound, page, type Reply, type StaffVisit } from "../frame/visit.ts";
import { groupIn } from "./group/view.ts";
import { groupView } from "./line-view.ts";

export type Choice = {
  readonly template: string;
  readonly title: string;
  /** The field, what it is called, and what stands there now. */
  readonly field: string;
  readonly label: string;
  readonly chosen: (group: SightingGroup) => string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
};

export async function askChoice(visit: StaffVisit, choice: Choice): Promise<Reply> {
  return await show(visit, choice, await standing(visit, choice), [], null);
}

export async function askAgain(visit: StaffVisit, choice: Choice, error: FieldError): Promise<Reply> {
  return await show(visit, choice, visit.form, [error], null);
}

/** Somebody else chose meanwhile. */
export async function showTheirs(
  visit: StaffVisit,
  choice: Choice,
  problem: ChangedMeanwhile,
): Promise<Reply> {
  const theirs = (await standing(visit, choice)) ?? {};
  const names = Object.fromEntries(choice.choices.map(({ value, text }) => [value, text]));
  const labels = { [choice.field]: { label: choice.label, choices: names } };
  const changed = changedView(problem, labels, theirs, visit.form);
  return await show(visit, choice, { ...visit.form, version: theirs["version"] }, [], changed);
}

async function standing(visit: StaffVisit, { field, chosen }: Choice): Promise<Fields | null> {
  const group = await visit.desk.sightingGroup(visit.staff, groupIn(visit), 1);
  return group === null ? null : withVersion({ [field]: chosen(group) }, group.version);
}

async function show(
  visit: StaffVisit,
  { template, title, choices }: Choice,
  values: Fields | null,
  errors: readonly FieldError[],
  changed: ChangedView | null,
): Promise<Reply> {
  const group = await visit.desk.sightingGroup(visit.staff, groupIn(visit), 1);
  if (group === null || values === null) return notFound;
  const line = groupView(group, visit.staff.id);
  return page(
    template,
    {
      ...{ title, choices, changed, group: line },
      back: { href: line.href, text: line.reference },
      form: formView(values, errors),
    },
    { status: statusOf(changed, errors) },
  );
}
