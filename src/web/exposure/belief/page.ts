/** Revising where it began and since when, with reasons: the former belief stays, and everything is worked out anew. */
import type { Belief } from "../../../domain/exposure/belief.ts";
import type { ExposureReading } from "../../../respond/desk/incident/exposure-desk.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { dayFields } from "../../frame/day-fields.ts";
import { type FieldError, type Fields, formView, longText, raw, several } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { namesOfOrigins, type Place, placesOn } from "../places.ts";
import { readWindow, windowFields, windowView } from "../window.ts";

export const path = "/incidents/:incident/exposure/belief";
export const needs = "incident";
export const verbs = { get: "belief.revise", post: "belief.revise" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const reading = await visit.desk.exposure(visit.staff, visit.incident.id);
  const places = placesOn(reading.map);
  return show(visit, places, valuesOf(reading, places), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const places = placesOn(await desk.sharedMap(staff));
  const read = readWindow(form, places, [{ kind: "authority", id: incident.origin }]);
  const reasons = longText(form, "reasons");
  const errors = [
    ...(read.kind === "errors" ? read.errors : []),
    ...(read.kind === "empty"
      ? [{ field: "since-day", text: "Enter the first day on which the intruder may have been inside" }]
      : []),
    ...(reasons === "" ? [wrong({ kind: "reasons-missing" }, fields)] : []),
  ];
  if (errors.length > 0 || read.kind !== "intrusion") return show(visit, places, form, errors);
  const outcome = await desk.reviseBelief(staff, incident.id, {
    ...read.intrusion,
    ...{ reasons, version: versionIn(form) },
  });
  if (outcome.ok)
    return redirect(
      `/incidents/${incident.reference}/exposure`,
      "It is revised, and what is exposed is worked out anew.",
    );
  if (outcome.problem.kind !== "changed-meanwhile")
    return show(visit, places, form, [wrong<(typeof outcome.problem)["kind"]>(outcome.problem, fields)]);
  const now = await desk.exposure(staff, incident.id);
  const theirs = valuesOf(now, places);
  const changed = changedView(outcome.problem, labels, inLines(theirs), inLines(form));
  return show(visit, places, withVersion(form, versionIn(theirs)), [], changed);
}

const fields = {
  ...windowFields,
  "reasons-missing": "reasons",
  "words-too-long": "reasons",
  "same-belief": "place",
} as const;

const labels = { place: "Where it began", since: "First day", until: "Last day" };

/** As the table of a conflict shows them. */
function inLines(values: Fields): Fields {
  const day = (name: string) =>
    ["day", "month", "year"]
      .map((box) => raw(values, `${name}-${box}`))
      .filter((one) => one !== "")
      .join(" ");
  return {
    place: several(values, "place")
      .filter((one) => one !== "")
      .join(", "),
    since: day("since"),
    until: day("until"),
  };
}

function valuesOf({ beliefs }: ExposureReading, places: readonly Place[]): Fields {
  const belief: Belief | undefined = beliefs[0];
  if (belief === undefined) return withVersion({}, 0);
  const values = {
    place: namesOfOrigins(belief.origins, places),
    ...dayFields("since", belief.since),
    ...dayFields("until", belief.until),
  };
  return withVersion(values, belief.number);
}

function show(
  { incident, authorities }: IncidentVisit,
  places: readonly Place[],
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  return page(
    "exposure/belief/page.njk",
    {
      title: "Where it began, and since when",
      back: { href: `/incidents/${incident.reference}/exposure`, text: "Exposure" },
      here: `/incidents/${incident.reference}/exposure/belief`,
      changed,
      origin: authorities.find(({ id }) => id === incident.origin)?.name ?? "",
      form: { ...formView(values, errors), moreOpen: windowView(values, places).moreOpen },
      window: windowView(values, places),
    },
    { status: statusOf(changed, errors) },
  );
}
