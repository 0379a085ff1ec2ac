/** Many people's formats and languages from a table: first looked at, then taken in. */
import type { ImportedNeeds } from "../../../respond/desk/people/wording-desk.ts";
import { type FieldError, type Fields, formView, raw } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { count } from "../../words/numbers.ts";

export const path = "/incidents/:incident/notices/reading-needs";
export const needs = "incident";
export const verbs = { get: "reading-need.set", post: "reading-need.set" } as const;
export const takes = 4 * 1024 * 1024;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const table = raw(form, "table");
  const dry = raw(form, "sure") !== "yes";
  const outcome = await desk.importReadingNeeds(staff, incident.id, { table, dry });
  if (!outcome.ok) return show(visit, form, [{ ...wrong<string>(outcome.problem, {}), field: "table" }]);
  if (dry) return show(visit, form, [], outcome.value);
  return redirect(
    `/incidents/${incident.reference}/notices`,
    `How ${count(outcome.value.set, "person reads", "people read")} best is saved. Notices that are drafted already can be written anew.`,
  );
}

function show(
  { incident }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  found: ImportedNeeds | null = null,
): Reply {
  const here = `/incidents/${incident.reference}/notices`;
  return page(
    "wording/needs/page.njk",
    {
      ...{ title: "How people read best", found, here },
      form: formView(values, errors),
      back: { href: here, text: "Notices" },
      unknown: found?.unknown.slice(0, 20) ?? [],
      more: Math.max(0, (found?.unknown.length ?? 0) - 20),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
