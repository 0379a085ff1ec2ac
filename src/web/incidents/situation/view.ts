/** The situation, ready for its page. */
import type { Service } from "../../../domain/bodies/service.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { Situation } from "../../../respond/desk/desk.ts";
import type { RoomFigures } from "../../../respond/incident/room-figures.ts";
import { reportTag } from "../../regulator/words.ts";
import { subjectWords, verbWords } from "../../words/entries.ts";
import { share } from "../../words/numbers.ts";
import {
  bands,
  bandTags,
  confidenceWords,
  holdingTags,
  noticeStates,
  noticeTags,
  phaseTags,
  serviceTags,
} from "../../words/states.ts";
import { clockTag } from "./clock-tag.ts";
import { nextSteps } from "./next-steps.ts";
import { agoInWords, lateLines, roomRows, staffView } from "./room.ts";
import type { Urgent } from "./urgent.ts";

export function situationView(situation: Situation, reader: Staff, urgent: Urgent, figures: RoomFigures) {
  const { incident, authorities } = situation;
  const regulator = figures.regulator ?? [];
  const late = lateLines(situation, figures, reader);
  const base = `/incidents/${incident.reference}`;
  const clocks = situation.clocks.map((clock) => {
    const line = regulator.find(({ authority }) => authority === clock.authority.id);
    const left = line === undefined ? clockTag(clock.hoursLeft) : reportTag(line, situation.now);
    return { ...clock, left, reportedAt: line?.reportedAt ?? null };
  });
  const nameOf = (id: string) => authorities.find((one) => one.id === id)?.name ?? "";
  const names = new Map<string, string>(
    [...authorities, ...situation.holdings, ...situation.services].map(({ id, name }) => [id, name]),
  );
  return {
    title: incident.title,
    base,
    phase: phaseTags[incident.phase],
    concluded: incident.phase === "concluded" || incident.phase === "near-miss",
    origin: nameOf(incident.origin),
    believed: {
      ...incident.believed,
      years: yearsWords(incident.believed),
      confidence: confidenceWords[incident.believed.confidence],
    },
    urgent,
    rows: roomRows(situation, figures, reader, urgent),
    late: {
      more: late.more,
      lines: late.lines.map((line) => ({ ...line, ago: agoInWords(line.since, situation.now) })),
    },
    staffSees: staffView(figures, base),
    ownClock: clocks.find(({ authority }) => authority.id === reader.authority) ?? null,
    steps: nextSteps(situation, reader, urgent, regulator),
    // The reader's own first: theirs is the one that they can act on.
    clocks: clocks.toSorted((a, b) => own(b, reader) - own(a, reader)),
    people: situation.people,
    bands: bands.map((band) => ({
      count: situation.people.byBand[band],
      words: `${bandTags[band].text} severity`,
      colour: bandTags[band].colour,
      href: situation.people.byBand[band] > 0 ? `${base}/people?band=${band}` : null,
    })),
    told: situation.notices["sent"] ?? 0,
    withoutNotice: situation.people.total - Object.values(situation.notices).reduce((sum, n) => sum + n, 0),
    notices: noticeStates
      .filter((state) => (situation.notices[state] ?? 0) > 0)
      .map((state) => ({
        count: situation.notices[state] ?? 0,
        words: noticeTags[state].text,
        colour: noticeTags[state].colour,
        href: `${base}/notices?state=${state}`,
      })),
    holdings: situation.holdings.map((holding) => ({
      ...holding,
      tag: holdingTags[holding.state],
      percent: share(holding.progress.filesDone, holding.progress.filesKnown),
      running: ["reading", "linking", "registering"].includes(holding.state),
    })),
    services: authorities
      .map(({ id, name }) => ({
        name,
        ...servicesOf(situation.services.filter(({ authority }) => authority === id)),
      }))
      .filter(({ running, troubled }) => running + troubled.length > 0),
    statement: situation.latestStatement,
    entries: situation.recentEntries.slice(0, entriesShown).map((entry) => ({
      sequence: entry.sequence,
      at: new Date(entry.written),
      what: verbWords(entry.verb),
      subject: entry.subject.startsWith("incident:") ? "" : subjectWords(entry.subject, names),
    })),
  };
}

const entriesShown = 6;

function own(clock: Situation["clocks"][number], reader: Staff): number {
  return Number(clock.authority.id === reader.authority);
}

/** What does not run is named; what does is only counted. */
function servicesOf(services: readonly Service[]) {
  const troubled = services.filter(({ status }) => status !== "running");
  return {
    running: services.length - troubled.length,
    troubled: troubled.map((service) => ({ ...service, tag: serviceTags[service.status] })),
  };
}

export function yearsWords({ fromYear, toYear }: { fromYear: number | null; toYear: number | null }): string {
  if (fromYear !== null && toYear !== null)
    return fromYear === toYear ? `${fromYear}` : `${fromYear} to ${toYear}`;
  if (fromYear !== null) return `${fromYear} onwards`;
  return toYear === null ? "" : `up to ${toYear}`;
}
