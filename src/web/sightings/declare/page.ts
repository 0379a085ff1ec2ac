/** The first sign of an incident: declared from a group of sightings, which belongs to it from then on. */

import type { SightingGroupId } from "../../../domain/ids.ts";
import { sightingReference } from "../../../domain/sightings/sighting.ts";
import { type FieldError, type Fields, formView, longText, text } from "../../frame/fields.ts";
import { notFound, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { groupView } from "../line-view.ts";

export const path = "/sightings/groups/:group/declare";
export const needs = "staff";
export const verbs = { get: "incident.declare", post: "incident.declare" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  return await show(visit, {}, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form, params } = visit;
  const id = (params["group"] ?? "") as SightingGroupId;
  const outcome = await desk.declareFromGroup(staff, id, {
    title: text(form, "title"),
    summary: longText(form, "summary"),
  });
  if (outcome.ok)
    return redirect(
      `/incidents/${outcome.value.reference}`,
      "The incident is declared as suspected, and the sightings belong to it. Say when you became aware.",
    );
  if (outcome.problem.kind === "no-such-sighting") return notFound;
  return await show(visit, form, [
    wrong(outcome.problem, { "title-missing": "title", "summary-missing": "summary" }),
  ]);
}

async function show(
  { desk, staff, params }: StaffVisit,
  values: Fields,
  errors: readonly FieldError[],
): Promise<Reply> {
  const group = await desk.sightingGroup(staff, (params["group"] ?? "") as SightingGroupId, 1);
  if (group === null) return notFound;
  const line = groupView(group, staff.id);
  return page(
    "sightings/declare/page.njk",
    {
      title: "Declare an incident",
      back: { href: line.href, text: line.reference },
      group: line,
      first: group.sightings.slice(0, 3).map(({ number }) => sightingReference(number)),
      form: formView(values, errors),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
