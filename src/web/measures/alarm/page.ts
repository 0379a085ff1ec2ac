/** From alarm to isolated: for each authority how long each part took, and everything that happened, by the minute. */
import {
  type Containment,
  type ContainmentLine,
  containmentPoints,
  minuteByMinute,
} from "../../../domain/measures/containment.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { namesOf, spanWords, stepWords, titleOf } from "../words.ts";

export const path = "/incidents/:incident/measures/alarm";
export const needs = "incident";
export const verbs = { get: "measure.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, authorities, now } = visit;
  const rows = await desk.containment(staff, incident.id);
  const nameOf = namesOf(authorities);
  const base = `/incidents/${incident.reference}`;
  const own = (one: Containment) => Number(one.authority === staff.authority);
  return page("measures/alarm/page.njk", {
    title: "From alarm to isolated",
    back: { href: `${base}/measures`, text: "Measures" },
    base,
    now,
    mayRecord: mayEver(staff.role, "alarm.record"),
    recorded: rows.some((one) => own(one) === 1 && one.alarm !== null),
    rows: rows
      .toSorted((a, b) => own(b) - own(a))
      .map((one) => ({
        name: nameOf(one.authority),
        own: own(one) === 1,
        alarm: one.alarm,
        total: one.minutes === null ? null : spanWords(one.minutes),
        minutes: one.minutes,
        isolated: one.isolated,
        cells: containmentPoints.map((point) => ({
          head: heads[point],
          at: one.points[point],
          took: one.took[point] === null ? "" : signed(one.took[point]),
        })),
        lines: minuteByMinute(one).map((line) => lineView(line, base)),
      })),
    heads: containmentPoints.map((point) => heads[point]),
  });
}

const heads: Readonly<Record<(typeof containmentPoints)[number], string>> = {
  ordered: "Ordered",
  acknowledged: "Acknow\u00adledged",
  done: "Done",
  verified: "Verified",
};

function lineView({ at, minute, kind, measure }: ContainmentLine, base: string) {
  return {
    at,
    minute: minute === null ? "" : signed(minute),
    what: kind === "alarm" ? "First sign" : stepWords[kind],
    measure: measure === null ? null : { text: titleOf(measure), href: `${base}/measures/${measure.id}` },
  };
}

/** "+ 2 hours 5 minutes"; what came before is said to. */
function signed(minutes: number): string {
  if (minutes === 0) return "0 minutes";
  return minutes < 0 ? `${spanWords(-minutes)} before` : `+ ${spanWords(minutes)}`;
}
