/** When people can come in or call in an emergency, for one's own authority. */
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { publishAnew } from "../refresh.ts";
import { hoursFields, type Line, linesShown, readHours } from "./form.ts";

export const path = "/incidents/:incident/services/opening-hours";
export const needs = "incident";
export const verbs = { get: "hours.change", post: "hours.change" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, await standingOf(visit), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const { lines, errors } = readHours(form);
  if (errors.length > 0) return show(visit, form, errors);
  const outcome = await desk.setOpeningHours(staff, staff.authority, lines, versionIn(form));
  if (!outcome.ok) {
    const theirs = await standingOf(visit);
    const changed = changedView(outcome.problem, { days: "Days" }, inLines(theirs), inLines(form));
    return show(visit, { ...form, version: theirs["version"] }, [], changed);
  }
  return redirect(
    `/incidents/${incident.reference}/services`,
    await publishAnew(visit, "The opening hours are changed."),
  );
}

/** As a form opened now has it: the version first, so that it is never newer than what is shown. */
async function standingOf({ desk, staff }: IncidentVisit): Promise<Fields> {
  const version = await desk.version(staff, { kind: "hours", authority: staff.authority });
  const hours = await desk.openingHours(staff);
  return withVersion(hoursFields(hours.filter(({ authority }) => authority === staff.authority)), version);
}

/** Days as lines, to lay two of them side by side. */
function inLines(fields: Fields): Fields {
  const line = ({ day, opens, closes, place, note }: Line) =>
    [`${day}, ${opens} to ${closes}`, place, note].filter((part) => part !== "").join(", ");
  return { days: readHours(fields).lines.map(line).join("\n") };
}

function show(
  visit: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  const here = `/incidents/${visit.incident.reference}`;
  return page(
    "public-page/hours/page.njk",
    {
      title: "Opening hours",
      form: formView(values, errors),
      back: { href: `${here}/services`, text: "Services" },
      here,
      changed,
      lines: Array.from({ length: linesShown(values) }, (_, index) => index + 1),
    },
    { status: statusOf(changed, errors) },
  );
}
