/** When an authority became aware: the start of its 72 hours (UK GDPR Art. 33(1)). */
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText } from "../../frame/fields.ts";
import { momentFields, readMoment } from "../../frame/moment-fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { dateAndTime } from "../../words/dates.ts";

export const path = "/incidents/:incident/clocks/:authority";
export const needs = "incident";
export const verbs = { get: "incident.record-awareness", post: "incident.record-awareness" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const standing = await standingOf(visit);
  return standing === null ? notFound : show(visit, standing, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const involved = involvedIn(visit);
  if (involved === undefined) return notFound;
  const read = readMoment(form, "aware", "When it became aware");
  if (read.kind === "empty") {
    return show(visit, form, [{ field: "aware-day", text: "Enter when it became aware" }]);
  }
  if (read.kind === "error") return show(visit, form, [read.error]);
  const outcome = await desk.recordAwareness(
    staff,
    incident.id,
    involved.authority,
    read.moment,
    versionIn(form),
    longText(form, "reasons"),
  );
  if (!outcome.ok && outcome.problem.kind === "changed-meanwhile") {
    const theirs = (await standingOf(visit)) ?? {};
    const labels = { since: "Aware since" };
    const changed = changedView(outcome.problem, labels, { since: since(theirs) }, { since: since(form) });
    return show(visit, { ...form, version: theirs["version"] }, [], changed);
  }
  if (!outcome.ok)
    return show(visit, form, [
      wrong(outcome.problem, {
        "aware-in-future": "aware-day",
        "reasons-missing": "reasons",
        "clock-reasons-too-long": "reasons",
      }),
    ]);
  const due = outcome.value.involved.find(({ authority }) => authority === involved.authority)?.reportDueAt;
  const until = due ? ` Its report is due by ${dateAndTime(due)}.` : "";
  return redirect(
    `/incidents/${incident.reference}/clocks`,
    `Recorded when ${nameIn(visit)} became aware.${until}`,
  );
}

/** As a form opened now has it: the version first, so that it is never newer than what is shown. */
async function standingOf(visit: IncidentVisit): Promise<Fields | null> {
  const { desk, staff, incident } = visit;
  const what = { kind: "awareness", incident: incident.id, authority: staff.authority } as const;
  const version = await desk.version(staff, what);
  const now = await desk.incident(staff, incident.reference);
  const involved = now === null ? undefined : involvedIn({ ...visit, incident: now });
  if (involved === undefined) return null;
  return withVersion(involved.awareAt === null ? {} : momentFields("aware", involved.awareAt), version);
}

function since(fields: Fields): string {
  const read = readMoment(fields, "aware", "It");
  return read.kind === "moment" ? dateAndTime(read.moment) : "";
}

/** Each controller's clock is its own to start. */
function involvedIn({ incident, params, staff }: IncidentVisit) {
  return incident.involved.find(
    ({ authority }) => authority === params["authority"] && authority === staff.authority,
  );
}

function nameIn({ authorities, params }: IncidentVisit): string {
  return authorities.find(({ id }) => id === params["authority"])?.name ?? "";
}

function show(
  visit: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  const { incident, params } = visit;
  return page(
    "incidents/awareness/page.njk",
    {
      title: `When did ${nameIn(visit)} become aware?`,
      form: formView(values, errors),
      back: { href: `/incidents/${incident.reference}/clocks`, text: "Clocks" },
      action: `/incidents/${incident.reference}/clocks/${params["authority"]}`,
      involved: involvedIn(visit),
      changed,
    },
    { status: statusOf(changed, errors) },
  );
}
