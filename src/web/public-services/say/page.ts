/** Says something new of an outage that one's own authority tells of: it shows on the pages of all who joined. */
import { latestSaying, type Outage } from "../../../domain/public-services/outage.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, text } from "../../frame/fields.ts";
import { notFound, notYours, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { publishAnew } from "../../public-page/refresh.ts";
import { isLook, lookAt } from "../look.ts";
import { outageOf } from "../outage/found.ts";
import {
  fieldsOfProblems,
  readWords,
  statusChoices,
  withDay,
  wordFields,
  wordLabels,
} from "../outage-form.ts";

export const path = "/outages/:outage/say";
export const needs = "staff";
export const verbs = { get: "outage.tell", post: "outage.tell" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  const standing = await standingOf(visit);
  if (standing === null) return notFound;
  if (standing.outage.origin !== visit.staff.authority) return notYours;
  return show(standing.outage, standing.fields, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const outage = await outageOf(visit);
  if (outage === undefined) return notFound;
  const { words, errors } = readWords(form);
  if (words === null) return show(outage, form, errors);
  if (isLook(form)) return show(outage, form, []);
  const outcome = await desk.sayOfOutage(staff, outage.id, { ...words, version: versionIn(form) });
  if (outcome.ok) return redirect(`/outages/${outage.id}`, await publishAnew(visit, "It is said."));
  const { problem } = outcome;
  if (problem.kind === "not-yours") return notYours;
  if (problem.kind === "no-such-outage") return notFound;
  if (problem.kind !== "changed-meanwhile")
    return show(outage, form, [wrong<string>(problem, fieldsOfProblems)]);
  const theirs = (await standingOf(visit))?.fields ?? {};
  const changed = changedView(problem, wordLabels, withDay(theirs), withDay(form));
  return show(outage, { ...form, version: theirs["version"] }, [], changed);
}

/** As a form opened now has it: the version first, so that it is never newer than what is shown. */
async function standingOf(visit: StaffVisit) {
  const known = await outageOf(visit);
  if (known === undefined) return null;
  const { id, origin } = known;
  const version = await visit.desk.version(visit.staff, { kind: "outage", outage: id, authority: origin });
  const outage = (await outageOf(visit)) ?? known;
  return { outage, fields: withVersion(wordFields(outage.title, latestSaying(outage)), version) };
}

function show(
  { id, title }: Outage,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  return page(
    "public-services/say/page.njk",
    {
      ...{ title: "Say something new of the outage", here: `/outages/${id}`, changed },
      back: { href: `/outages/${id}`, text: title },
      form: formView(values, errors),
      statuses: statusChoices,
      seen: isLook(values) ? lookAt(values, text(values, "title"), "words") : null,
    },
    { status: statusOf(changed, errors), readability: true },
  );
}
