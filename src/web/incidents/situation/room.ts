/** Where each authority stands, in a row; what is late; what staff see and were told. */
import type { AuthorityId } from "../../../domain/ids.ts";
import type { Containment } from "../../../domain/measures/containment.ts";
import { lateness } from "../../../domain/measures/overdue.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { Situation } from "../../../respond/desk/desk.ts";
import type { ExposureCounts } from "../../../respond/desk/incident/exposure-desk.ts";
import type { RoomFigures } from "../../../respond/incident/room-figures.ts";
import { reportTag } from "../../regulator/words.ts";
import { hoursInWords } from "../../words/dates.ts";
import { count, number } from "../../words/numbers.ts";
import { serviceTags, type Tag } from "../../words/states.ts";
import { clockTag } from "./clock-tag.ts";
import type { Urgent } from "./urgent.ts";

export type RoomRow = ReturnType<typeof roomRows>[number];
export type LateLine = {
  readonly text: string;
  readonly why: string;
  readonly href: string;
  readonly since: Date;
};

/** The reader's own first: theirs is what they can act on. */
export function roomRows(situation: Situation, figures: RoomFigures, reader: Staff, urgent: Urgent) {
  const base = `/incidents/${situation.incident.reference}`;
  return situation.clocks
    .map(({ authority, hoursLeft, reportDueAt }) => {
      const own = authority.id === reader.authority;
      const line = figures.regulator?.find((one) => one.authority === authority.id);
      const people = situation.people.byAuthority.find((one) => one.authority === authority.id);
      return {
        ...{ id: authority.id, name: authority.name, own },
        exposure: exposureCell(figures.exposure, authority.id),
        contained: containedCell(figures.containment, authority.id),
        services: servicesCell(situation, authority.id),
        clock: line === undefined ? clockTag(hoursLeft) : reportTag(line, situation.now),
        dueAt: line?.reportedAt == null ? reportDueAt : null,
        reportedAt: line?.reportedAt ?? null,
        // Counts alone: who they are, and who of them is at risk, is their own authority's to see.
        people: { known: people?.known ?? 0, highRisk: own ? urgent.people : null },
        told: { sent: people?.told ?? 0, of: people?.known ?? 0 },
        links: {
          exposure: `${base}/exposure`,
          measures: `${base}/measures`,
          services: `${base}/services`,
          people: `${base}/people`,
          notices: `${base}/notices`,
        },
      };
    })
    .toSorted((a, b) => Number(b.own) - Number(a.own));
}

/** Null: the reader may not ask. None: nobody has said yet where it began, or the map shows nothing. */
function exposureCell(counts: readonly ExposureCounts[] | null, id: AuthorityId) {
  if (counts === null) return null;
  const one = counts.find(({ authority }) => authority === id);
  if (one === undefined) return { tags: [], since: null };
  const tags = [
    { text: `${number(one.confirmed)} confirmed`, colour: "red", shown: one.confirmed > 0 },
    { text: `${number(one.possible)} possible`, colour: "yellow", shown: one.possible > 0 },
    { text: `${number(one.ruledOut)} ruled out`, colour: "grey", shown: one.ruledOut > 0 },
  ];
  return { tags: tags.filter(({ shown }) => shown), since: one.since };
}

function containedCell(containment: readonly Containment[] | null, id: AuthorityId): ContainedCell | null {
  if (containment === null) return null;
  const one = containment.find(({ authority }) => authority === id);
  if (one === undefined || (one.alarm === null && one.isolated === "none"))
    return { tag: { text: "Nothing ordered", colour: "grey" }, took: "" };
  const took = one.minutes === null ? "" : inTime(one.minutes);
  if (one.isolated === "all")
    return { tag: { text: "Isolated", colour: "green" }, took: took && `${took} after the alarm` };
  const words = one.isolated === "some" ? "Not all isolated" : "Not isolated";
  return { tag: { text: words, colour: "red" }, took: took && `${took} since the alarm` };
}
type ContainedCell = { readonly tag: Tag; readonly took: string };

/** "58 hours 12 minutes": the figure that is reported, to the minute. */
export function inTime(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return count(rest, "minute", "minutes");
  return rest === 0
    ? count(hours, "hour", "hours")
    : `${count(hours, "hour", "hours")} ${count(rest, "minute", "minutes")}`;
}

function servicesCell({ services }: Situation, id: AuthorityId) {
  const own = services.filter(({ authority }) => authority === id);
  const troubled = (["suspended", "essential", "disrupted"] as const)
    .map((status) => ({ status, many: own.filter((one) => one.status === status).length }))
    .filter(({ many }) => many > 0)
    .map(({ status, many }) => ({
      text: `${number(many)} ${serviceTags[status].text.toLowerCase()}`,
      colour: serviceTags[status].colour,
    }));
  return { total: own.length, troubled };
}

const mostLate = 8;

/** What should have been done by now, longest ago first; `more`: how many others there are. */
export function lateLines(
  situation: Situation,
  figures: RoomFigures,
  reader: Staff,
): { readonly lines: readonly LateLine[]; readonly more: number } {
  const { now, incident, authorities } = situation;
  const base = `/incidents/${incident.reference}`;
  const nameOf = (id: AuthorityId) => authorities.find((one) => one.id === id)?.name ?? "";
  const lines = [...clocksLate(situation, figures, reader, base)];
  for (const measure of figures.measures ?? [])
    for (const { kind, since } of lateness(measure, now).slice(0, 1))
      lines.push({
        text: `${measure.title}, ${nameOf(measure.authority)}`,
        why: kind === "not-done" ? "Not done by its time" : "Nobody has acknowledged it within the hour",
        href: `${base}/measures/${measure.id}`,
        since,
      });
  for (const { authority, toldAt, acknowledgedAt } of figures.exposure ?? [])
    if (toldAt !== null && acknowledgedAt === null && now.getTime() - toldAt.getTime() > hourMs)
      lines.push({
        text: `${nameOf(authority)} has not said that it was told`,
        why: authority === reader.authority ? "A lead of your authority says so" : "Call its lead",
        href: `${base}/exposure`,
        since: toldAt,
      });
  const sorted = lines.toSorted((a, b) => a.since.getTime() - b.since.getTime());
  return { lines: sorted.slice(0, mostLate), more: Math.max(0, sorted.length - mostLate) };
}

const hourMs = 3_600_000;

function clocksLate(
  { clocks, now }: Situation,
  { regulator }: RoomFigures,
  reader: Staff,
  base: string,
): readonly LateLine[] {
  return clocks.flatMap(({ authority, reportDueAt }) => {
    const line = regulator?.find((one) => one.authority === authority.id);
    const settled = line != null && (line.reportedAt !== null || line.own?.decidedNotToReport === true);
    if (reportDueAt === null || reportDueAt >= now || settled) return [];
    const own = authority.id === reader.authority;
    return [
      {
        text: `Report to the regulator, ${authority.name}`,
        why: "The 72 hours are over: report now, and give the reasons for the delay",
        // One's own is reported there, where one may read it; a partner's is its own to report.
        href: own && mayEver(reader.role, "report.read") ? `${base}/report` : `${base}/clocks`,
        since: reportDueAt,
      },
    ];
  });
}

/** Figures of sightings and briefings, for the panel beside. */
export function staffView({ sightings, briefings }: RoomFigures, base: string) {
  const latest = briefings?.toSorted((a, b) => b.sentAt.getTime() - a.sentAt.getTime())[0] ?? null;
  return {
    sightings: sightings === null ? null : { ...sightings, href: `${base}/sightings` },
    briefing:
      latest === null
        ? null
        : { number: latest.number, ...latest.total, sentAt: latest.sentAt, href: `${base}/briefings` },
  };
}

export function agoInWords(since: Date, now: Date): string {
  return hoursInWords((now.getTime() - since.getTime()) / hourMs);
}
