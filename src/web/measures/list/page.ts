/** All measures of the incident, by authority: one's own first, and what is late first of all. */
import type { AuthorityId } from "../../../domain/ids.ts";
import { waitsFor } from "../../../domain/measures/dependencies.ts";
import {
  isInForce,
  isOpen,
  type Measure,
  measureKinds,
  measureReference,
} from "../../../domain/measures/measure.ts";
import { lateness } from "../../../domain/measures/overdue.ts";
import { waits } from "../../../domain/measures/proposal.ts";
import { type Fields, formView, oneOf } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { count } from "../../words/numbers.ts";
import { kindWords, lateTag, minutesBetween, namesOf, spanWords, stateTags, targetWords } from "../words.ts";

export const path = "/incidents/:incident/measures";
export const needs = "incident";
export const verbs = { get: "measure.read" } as const;

const shown = ["open", "late", "done", "over"] as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, query, authorities, now } = visit;
  const [measures, map, containment] = await Promise.all([
    desk.measures(staff, incident.id),
    desk.sharedMap(staff),
    desk.containment(staff, incident.id),
  ]);
  const here = `/incidents/${incident.reference}/measures`;
  const found = measures.filter((one) => fits(one, query, now));
  const nameOf = namesOf(authorities);
  const row = (measure: Measure) => {
    const before = isOpen(measure) ? waitsFor(measure, measures) : [];
    return {
      href: `${here}/${measure.id}`,
      reference: measureReference(measure),
      title: measure.title,
      kind: kindWords[measure.kind],
      target: targetWords(measure, map),
      tag: stateTags[measure.state],
      late: lateTag(measure, now),
      blocked: before.map(measureReference),
      askedBy: measure.orderedBy === measure.authority ? null : nameOf(measure.orderedBy),
      dueAt: measure.dueAt,
      due: dueWords(measure, now),
      proposal: measure.proposals.some(waits),
    };
  };
  const group = (authority: AuthorityId) => {
    const own = measures.filter((one) => one.authority === authority);
    const time = containment.find((one) => one.authority === authority)!;
    return {
      name: nameOf(authority),
      own: authority === staff.authority,
      summary: summaryOf(own, now),
      isolated: time.isolated,
      minutes: time.minutes === null ? null : spanWords(time.minutes),
      rows: found.filter((one) => one.authority === authority).map(row),
    };
  };
  const order = incident.involved
    .map(({ authority }) => authority)
    .toSorted((a, b) => Number(b === staff.authority) - Number(a === staff.authority));
  return page("measures/list/page.njk", {
    title: "Measures",
    here,
    base: `/incidents/${incident.reference}`,
    any: measures.length > 0,
    found: found.length,
    filtered: found.length < measures.length,
    figures: figuresOf(measures, now, here),
    groups: order.map(group),
    form: formView(query),
    choices: choices(),
  });
}

function fits(measure: Measure, query: Fields, now: Date): boolean {
  const kind = oneOf(query, "kind", measureKinds);
  if (kind !== undefined && measure.kind !== kind) return false;
  switch (oneOf(query, "show", shown)) {
    case "open":
      return isOpen(measure);
    case "late":
      return lateness(measure, now).length > 0;
    case "done":
      return isInForce(measure);
    case "over":
      return !isOpen(measure) && !isInForce(measure);
    default:
      return true;
  }
}

/** "Due in 25 minutes", "2 hours late"; nothing once it is done. */
function dueWords(measure: Measure, now: Date): string {
  if (!isOpen(measure)) return "";
  const minutes = minutesBetween(now, measure.dueAt);
  return minutes >= 0 ? `in ${spanWords(minutes)}` : `${spanWords(-minutes)} late`;
}

function summaryOf(measures: readonly Measure[], now: Date): string {
  if (measures.length === 0) return "No measures yet";
  const late = measures.filter((one) => lateness(one, now).length > 0).length;
  const open = measures.filter(isOpen).length;
  const unverified = measures.filter(({ state }) => state === "done").length;
  return [
    `${count(open, "measure", "measures")} open${late === 0 ? "" : `, ${late} late`}`,
    ...(unverified === 0 ? [] : [`${unverified} done and not verified`]),
  ].join("; ");
}

function figuresOf(measures: readonly Measure[], now: Date, here: string) {
  const late = measures.filter((one) => lateness(one, now).length > 0).length;
  const open = measures.filter(isOpen).length;
  const inForce = measures.filter(isInForce).length;
  const figure = (value: number, words: string, show: string, colour: string) => ({
    ...{ value, words, colour },
    href: value === 0 ? null : `${here}?show=${show}`,
  });
  return [
    figure(late, "late", "late", late === 0 ? "" : "red"),
    figure(open, "still to be done", "open", "blue"),
    figure(inForce, "done and in force", "done", "green"),
  ];
}

function choices() {
  return {
    show: [
      { value: "", text: "All" },
      { value: "open", text: "Still to be done" },
      { value: "late", text: "Late" },
      { value: "done", text: "Done and in force" },
      { value: "over", text: "Lifted, refused or cancelled" },
    ],
    kind: [
      { value: "", text: "All kinds" },
      ...measureKinds.map((value) => ({ value, text: kindWords[value] })),
    ],
  };
}
