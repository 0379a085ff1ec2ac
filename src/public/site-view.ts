/** What the templates show: the publication, sorted and put into words. */

import type { ServiceStatus } from "../domain/bodies/service.ts";
import type {
  Publication,
  PublishedAdvice,
  PublishedService,
  PublishedStatement,
} from "../domain/incident/publication.ts";
import {
  dayInWords,
  momentInWords,
  openingDay,
  phaseWords,
  statusWords,
  takenWords,
  timeInWords,
  yearsInWords,
} from "./words.ts";

export type Block = { readonly list: boolean; readonly lines: readonly string[] };

export type SiteView = ReturnType<typeof siteView>;

/** Those that people cannot use come first. */
const urgency: readonly ServiceStatus[] = ["suspended", "essential", "disrupted", "running"];

export function siteView(publication: Publication) {
  const { siteName, address, updatedAt, incidents } = publication;
  const statements = publication.statements.map((statement) => statementView(statement, publication));
  return {
    siteName,
    address,
    updated: { iso: updatedAt, words: momentInWords(updatedAt) },
    latest: statements[0],
    earlier: statements.slice(1),
    statements,
    incidents: incidents.map((incident) => ({
      ...incident,
      phaseWords: phaseWords[incident.phase],
      declared: dayInWords(incident.declaredAt),
      // Before anything is known to be taken there is nothing to say about it.
      taken: takenView(incident.taken),
    })),
    advice: withoutRepeats(incidents.flatMap(({ advice }) => advice)),
    authorities: publication.authorities.map((authority) => ({
      ...authority,
      ...servicesOf(publication.services, authority.key),
      hours: authority.openingHours.map(({ day, opens, closes, place, note }) => {
        const times = `${timeInWords(opens)} to ${timeInWords(closes)}`;
        return { day: openingDay(day), times, place, note };
      }),
      phoneHref: `tel:${authority.contact.phone.replace(/[^\d+]/g, "")}`,
      webHref: webHref(authority.contact.web),
      helps:
        authority.openingHours.length > 0 ||
        Object.values(authority.contact).some((given) => given.length > 0),
    })),
    servicesKnown: publication.services.length > 0,
    hasHours: publication.authorities.some(({ openingHours }) => openingHours.length > 0),
    counts: urgency.map((status) => ({
      status,
      ...statusWords[status],
      count: publication.services.filter((service) => service.status === status).length,
    })),
  };
}

function statementView(statement: PublishedStatement, { incidents }: Publication) {
  return {
    ...statement,
    about: incidents.find(({ reference }) => reference === statement.incident)?.title ?? "",
    href: `/statements/${statement.number}`,
    published: { iso: statement.publishedAt, words: momentInWords(statement.publishedAt) },
    blocks: blocksOf(statement.paragraphs),
  };
}

/**
 * Runs of lines that start with "- " become one list, also where empty lines part them, so that a screen reader says
 * how many there are; other lines are kept as they were written.
 */
export function blocksOf(paragraphs: readonly string[]): readonly Block[] {
  const blocks: { list: boolean; lines: string[] }[] = [];
  for (const paragraph of paragraphs) {
    let last = blocks.at(-1);
    if (last?.list === false) last = undefined;
    for (const line of paragraph.split("\n").map((text) => text.trim())) {
      if (line === "") continue;
      const list = /^[-*•]\s+/.test(line);
      const text = line.replace(/^[-*•]\s+/, "");
      if (last?.list === list) last.lines.push(text);
      else {
        last = { list, lines: [text] };
        blocks.push(last);
      }
    }
  }
  return blocks;
}

/** A list longer than this is parted by headings. */
const longList = 8;

function takenView({
  categories,
  groups,
  what,
  fromYear,
  toYear,
  certainty,
}: Publication["incidents"][number]["taken"]) {
  if (categories.length === 0 && what === "") return undefined;
  return {
    groups:
      categories.length > longList && groups !== undefined && groups.length > 1
        ? groups
        : [{ title: "", categories }].filter(() => categories.length > 0),
    what,
    certainty: takenWords[certainty],
    years: yearsInWords(fromYear, toYear, certainty),
  };
}

function servicesOf(services: readonly PublishedService[], authority: string) {
  const all = services
    .filter((service) => service.authority === authority)
    .toSorted((a, b) => urgency.indexOf(a.status) - urgency.indexOf(b.status))
    .map((service) => ({
      ...service,
      word: statusWords[service.status].text,
      sinceWords: dayInWords(service.since),
    }));
  return {
    services: all,
    troubled: all.filter(({ status }) => status !== "running"),
    running: all.filter(({ status }) => status === "running").map(({ name }) => name),
  };
}

function withoutRepeats(advice: readonly PublishedAdvice[]) {
  const first = new Map(advice.toReversed().map((one) => [one.title, one]));
  return (
    advice
      .filter((one) => first.get(one.title) === one)
      // Only addresses of the web: a "javascript:" link in edited words must do nothing.
      .map((one) => ({
        ...one,
        links: one.links.filter(({ href }) => /^(https?:\/\/|tel:|mailto:)/i.test(href)),
      }))
  );
}

function webHref(web: string): string {
  if (web === "") return "";
  return /^https?:\/\//i.test(web) ? web : `https://${web}`;
}
