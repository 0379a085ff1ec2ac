/** The form that gives one thing another end; holdings and people share it. */
import type { Ending } from "../../domain/people/retention.ts";
import { wordsFor } from "../../respond/words.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../frame/changed.ts";
import { type FieldError, type Fields, formView, longText, text } from "../frame/fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../frame/visit.ts";
import { inSummary } from "../frame/wrong.ts";

export type EndPage = {
  readonly what: Ending;
  readonly title: string;
  readonly about: string;
  readonly back: { readonly href: string; readonly text: string };
  readonly action: string;
};

/** The form as it is opened: the version first, so that it is never newer than what is shown. */
export async function openEnd(visit: IncidentVisit, shown: EndPage): Promise<Reply> {
  return showEnd(shown, await standingOf(visit, shown), []);
}

async function standingOf({ desk, staff, incident }: IncidentVisit, { what }: EndPage): Promise<Fields> {
  const of = what.kind === "holding" ? what.holding : what.person;
  const edited = { kind: "end", incident: incident.id, authority: staff.authority, of } as const;
  const version = await desk.version(staff, edited);
  const until = await desk.endOf(staff, what);
  return withVersion({ until: until === null ? "" : asTyped(until) }, version);
}

export async function changeEndBy(visit: IncidentVisit, shown: EndPage): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const until = isoOf(text(form, "until"));
  const outcome = await desk.changeEnd(staff, incident.id, shown.what, {
    until,
    reasons: longText(form, "reasons"),
    version: versionIn(form),
  });
  if (outcome.ok) return redirect(shown.back.href, "The end is changed.");
  const { kind } = outcome.problem;
  if (kind === "not-there") return notFound;
  if (kind === "not-yours") return notYours;
  if (outcome.problem.kind === "changed-meanwhile") {
    const theirs = await standingOf(visit, shown);
    const changed = changedView(outcome.problem, { until: "Keep until" }, theirs, form);
    return showEnd(shown, { ...form, version: theirs["version"] }, [], changed);
  }
  const field = kind === "reasons-missing" || kind === "words-too-long" ? "reasons" : "until";
  return showEnd(shown, form, [{ field, text: inSummary(wordsFor(outcome.problem)) }]);
}

function showEnd(
  shown: EndPage,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  return page(
    "retention/end.njk",
    { ...shown, changed, form: formView(values, errors) },
    { status: statusOf(changed, errors) },
  );
}

function asTyped(iso: string): string {
  return iso.split("-").toReversed().join("/");
}

/** "24/11/2027" and "24 11 2027" as an ISO day; what is none stays as it was typed, and is refused. */
function isoOf(typed: string): string {
  const [, day, month, year] = /^(\d{1,2})[ ./-](\d{1,2})[ ./-](\d{4})$/.exec(typed) ?? [];
  if (day === undefined || month === undefined) return typed;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
