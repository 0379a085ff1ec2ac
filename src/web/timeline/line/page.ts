/** One line by hand with everything that stood there before, and the forms that put it right or strike it out. */
import type { LineProblem } from "../../../domain/timeline/line.ts";
import type { WrittenLine } from "../../../respond/timeline/timeline-row.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText, raw } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { exactnessChoices, fieldsOf, lineFields, reachChoices, readLine, zoneChoices } from "../line-form.ts";
import { whenWords } from "../when.ts";

export const path = "/incidents/:incident/timeline/lines/:line";
export const needs = "incident";
export const verbs = { get: "timeline.read", post: "timeline.write" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const versions = await versionsOf(visit);
  const [line] = versions;
  return line === undefined ? notFound : show(visit, versions, formOf(line), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, params } = visit;
  const versions = await versionsOf(visit);
  if (versions.length === 0) return notFound;
  const reasons = longText(form, "reasons");
  const strikes = raw(form, "act") === "strike";
  const read = strikes ? { form: null } : readLine(form);
  const errors = [
    ...("errors" in read ? read.errors : []),
    ...(reasons === ""
      ? [{ field: "reasons", text: strikes ? "Give your reasons" : "Say why it is put right" }]
      : []),
  ];
  if ("errors" in read || errors.length > 0) return show(visit, versions, form, errors);
  const correction = { version: versionIn(form), reasons, form: read.form };
  const outcome = await desk.correctLine(staff, incident.id, params["line"] ?? "", correction);
  if (outcome.ok)
    return redirect(
      `/incidents/${incident.reference}/timeline/lines/${outcome.value.id}`,
      strikes
        ? "The line is struck out. What it said can still be read."
        : "The line is put right. What stood there can still be read.",
    );
  const { problem } = outcome;
  if (problem.kind !== "changed-meanwhile")
    return show(visit, versions, form, [
      wrong<LineProblem["kind"] | "no-such-line" | "line-of-another">(problem, lineFields),
    ]);
  const now = await versionsOf(visit);
  const theirs = now[0] === undefined ? {} : formOf(now[0]);
  const mine = { ...form, version: theirs["version"] };
  return show(visit, now, mine, [], changedView(problem, labels, theirs, form));
}

const labels = {
  what: "What happened",
  "happened-day": "Day",
  "happened-month": "Month",
  "happened-year": "Year",
  "happened-hour": "Hour",
  "happened-minute": "Minute",
  exactness: "How exactly",
  zone: "On which clock",
  source: "How it is known",
  reach: "Who may read it",
};

function versionsOf({ desk, staff, incident, params }: IncidentVisit): Promise<readonly WrittenLine[]> {
  return desk.timelineLine(staff, incident.id, params["line"] ?? "");
}

function formOf(line: WrittenLine): Fields {
  return withVersion(fieldsOf(line), line.version);
}

function show(
  { staff, incident, authorities }: IncidentVisit,
  versions: readonly WrittenLine[],
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  const timeline = `/incidents/${incident.reference}/timeline`;
  const [line] = versions as readonly [WrittenLine];
  const shown = (one: WrittenLine) => ({ ...one, when: whenWords(one.happened, one.exactness) });
  return page(
    "timeline/line/page.njk",
    {
      title: "A line of the timeline",
      back: { href: timeline, text: "Timeline" },
      here: `${timeline}/lines/${line.id}`,
      timeline,
      form: formView(values, errors),
      changed,
      line: shown(line),
      earlier: versions.slice(1).map(shown),
      authority: authorities.find(({ id }) => id === line.authority)?.name ?? "",
      mine: line.authority === staff.authority,
      striking: raw(values, "act") === "strike",
      choices: { exactness: exactnessChoices, zone: zoneChoices, reach: reachChoices },
    },
    { status: statusOf(changed, errors) },
  );
}
