/** All clocks of the incident: the 72 hours of each authority, and one's own clocks of other laws. */
import { ukMoment, ukWeekday } from "../../../domain/uk-time/in-words.ts";
import { zoneOf } from "../../../domain/uk-time/uk-time.ts";
import type { RegimeLine, RegulatorLine } from "../../../respond/desk/incident/regulator-desk.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { clockTags, durationWords, leftTag, reportTag } from "../words.ts";

export const path = "/incidents/:incident/clocks";
export const needs = "incident";
export const verbs = { get: "clock.read" } as const;

export async function get({ desk, staff, incident, authorities, now }: IncidentVisit): Promise<Reply> {
  const clocks = await desk.clocks(staff, incident.id);
  const base = `/incidents/${incident.reference}`;
  const nameOf = (id: string) => authorities.find((one) => one.id === id)?.name ?? "";
  const lines = clocks.lines.map((line) => ({ ...lineView(line, now), name: nameOf(line.authority) }));
  const own = lines.find(({ isOwn }) => isOwn) ?? null;
  return page("regulator/clocks/page.njk", {
    title: "Clocks",
    base,
    own,
    authority: staff.authority,
    others: lines.filter(({ isOwn }) => !isOwn),
    delayMissing: own?.isOverdue && !clocks.delayWritten,
    history: clocks.history.map((line) => ({
      ...line,
      aware: ukMoment(line.awareAt),
      before: line.before === null ? "" : ukMoment(line.before),
    })),
    regimes: clocks.regimes.map((line) => regimeView(line, base, now)),
  });
}

function lineView(line: RegulatorLine, now: Date) {
  const { awareAt, reportDueAt, reportedAt } = line;
  const changes = awareAt !== null && reportDueAt !== null && zoneOf(awareAt) !== zoneOf(reportDueAt);
  return {
    tag: reportTag(line, now),
    isOwn: line.own !== null,
    aware: awareAt === null ? "" : ukMoment(awareAt),
    due: reportDueAt === null ? "" : `${ukWeekday(reportDueAt)} ${ukMoment(reportDueAt)}`,
    reported: reportedAt === null ? "" : ukMoment(reportedAt),
    last: line.last,
    clocksChange: changes,
    isOverdue: reportedAt === null && reportDueAt !== null && reportDueAt < now,
    followUpDue: line.own?.followUpDue ?? false,
  };
}

function regimeView({ regime, clock, dueAt, by, changedAt }: RegimeLine, base: string, now: Date) {
  const running = clock.state === "running";
  const late = clock.metAt !== null && dueAt !== null && clock.metAt > dueAt;
  return {
    ...regime,
    duration: durationWords(regime),
    tag: running && dueAt !== null ? leftTag(dueAt, now) : clockTags[clock.state],
    due: running && dueAt !== null ? ukMoment(dueAt) : "",
    began: clock.startsAt === null || clock.state === "not-applicable" ? "" : ukMoment(clock.startsAt),
    met: clock.metAt === null ? "" : ukMoment(clock.metAt),
    late,
    reasons: clock.reasons,
    by,
    changedAt,
    href: `${base}/clocks/regimes/${regime.key}`,
  };
}
