/** What a feed tells: emergency messages, statements, outages and, of one service, each change of how it runs. Newest first. */
import type { Publication } from "../../domain/publication/publication.ts";
import type { PublishedEmergency } from "../../domain/publication/published-emergency.ts";
import type { PublishedOutage } from "../../domain/publication/published-outage.ts";
import type { PublishedService } from "../../domain/publication/published-service.ts";
import { lastWordOf, type PublishedStatement } from "../../domain/publication/published-statement.ts";
import { blocksOf } from "../site/view/statement-view.ts";
import { statusWords } from "../site/words.ts";
import { firstWords } from "./first-words.ts";
import { urn } from "./urn.ts";
import { xml } from "./xml.ts";

export type FeedItem = {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly publishedAt: string;
  readonly updatedAt: string;
  /** "/statements/3" */
  readonly path: string;
  readonly html: string;
  readonly text: string;
};

/** Of everything, of one authority, or of one service of it. */
export type FeedScope = {
  readonly name: string;
  /** "" or "/authorities/northmere" or "/services/northmere/my-account" */
  readonly path: string;
  readonly authority: string | null;
  readonly service: string | null;
};

export function everything({ siteName }: Publication): FeedScope {
  return { name: siteName, path: "", authority: null, service: null };
}

export function scopesOf({ authorities, services }: Publication): readonly FeedScope[] {
  const names = new Map(authorities.map(({ key, name }) => [key, name]));
  return [
    ...authorities.map(({ key, name }) => ({
      ...{ name, path: `/authorities/${key}`, authority: key, service: null },
    })),
    ...services.map(({ authority, key, name }) => ({
      name: `${name} (${names.get(authority) ?? authority})`,
      path: `/services/${authority}/${key}`,
      ...{ authority, service: key },
    })),
  ];
}

export function itemsOf(publication: Publication, scope: FeedScope): readonly FeedItem[] {
  const { authority, service } = scope;
  const incidents = publication.incidents.filter(
    ({ authorities }) => authority === null || authorities.includes(authority),
  );
  const told = new Set(incidents.map(({ reference }) => reference));
  const statements =
    service === null ? publication.statements.filter(({ incident }) => told.has(incident)) : [];
  const outages = publication.outages.filter(({ parts }) =>
    parts.some(
      (part) =>
        (authority === null || part.authority === authority) &&
        (service === null || part.services.includes(service)),
    ),
  );
  const own = publication.services.filter((one) => one.authority === authority && one.key === service);
  return [
    // Above every page, and so in every feed.
    ...(publication.emergencies ?? []).map((one) => ofEmergency(publication, one)),
    ...statements.map(ofStatement),
    ...outages.map((outage) => ofOutage(publication, outage)),
    ...own.flatMap((one) => ofChanges(publication, one)),
  ].toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0));
}

function ofEmergency({ siteName }: Publication, one: PublishedEmergency): FeedItem {
  const over = one.replaced ? "Other words have taken the place of these." : "This message was taken down.";
  const paragraphs = [...(one.endedAt === null ? [] : [over]), ...one.text.split("\n")].filter(
    (line) => line.trim() !== "",
  );
  return {
    id: urn("emergency", one.id),
    title: `${one.endedAt === null ? "Emergency message" : "Over"}: ${firstWords(one.text)}`,
    ...{ author: siteName, publishedAt: one.startedAt, updatedAt: one.endedAt ?? one.startedAt, path: "/" },
    html: htmlOf(paragraphs),
    text: paragraphs.join("\n\n"),
  };
}

function ofStatement(statement: PublishedStatement): FeedItem {
  const { incident, number, author, publishedAt, corrected, retracted } = statement;
  const title = retracted === null ? statement.title : `Withdrawn: ${statement.title}`;
  const paragraphs = [
    ...(retracted === null ? [] : [`We have withdrawn this statement. ${retracted.why}`]),
    ...(corrected === null ? [] : [`Corrected: ${corrected.changed}`]),
    ...statement.paragraphs,
  ];
  return {
    id: urn(incident, number, publishedAt),
    ...{ title, author, publishedAt, updatedAt: lastWordOf(statement), path: `/statements/${number}` },
    html: htmlOf(paragraphs),
    text: paragraphs.join("\n\n"),
  };
}

function ofOutage(publication: Publication, outage: PublishedOutage): FeedItem {
  const { key, title, status, words, expectedReturn, startedAt, updatedAt, endedAt, parts } = outage;
  const paragraphs = [
    endedAt === null ? `${statusWords[status].text}: ${statusWords[status].means}.` : "This is over.",
    words,
    expectedReturn === "" || endedAt !== null ? "" : `Expected to last: ${expectedReturn}.`,
    servicesOf(publication, parts),
  ].filter((text) => text !== "");
  return {
    id: urn("outage", key),
    ...{ title, author: nameOf(publication, outage.origin), publishedAt: startedAt, updatedAt },
    path: "/services",
    html: htmlOf(paragraphs),
    text: paragraphs.join("\n\n"),
  };
}

function ofChanges(publication: Publication, service: PublishedService): readonly FeedItem[] {
  const { authority, key, name, history, note } = service;
  return history.changes.map(({ at, status }, index, all) => {
    const isNow = index === all.length - 1;
    const text = [`${name}: ${statusWords[status].means}.`, isNow ? note : ""].filter((one) => one !== "");
    return {
      id: urn("service", authority, key, at),
      title: `${name}: ${statusWords[status].text}`,
      author: nameOf(publication, authority),
      ...{ publishedAt: at, updatedAt: at, path: `/services/${authority}/${key}` },
      ...{ html: htmlOf(text), text: text.join("\n\n") },
    };
  });
}

function servicesOf({ services }: Publication, parts: PublishedOutage["parts"]): string {
  const names = parts.flatMap((part) =>
    part.services.flatMap(
      (key) => services.find((one) => one.authority === part.authority && one.key === key)?.name ?? [],
    ),
  );
  return names.length === 0 ? "" : `Services: ${[...new Set(names)].join(", ")}.`;
}

/** What an authority is called; the whole site where it is none of them. */
export function nameOf({ authorities, siteName }: Publication, key: string): string {
  return authorities.find((one) => one.key === key)?.name ?? siteName;
}

function htmlOf(paragraphs: readonly string[]): string {
  return blocksOf(paragraphs)
    .map(({ list, lines }) =>
      list
        ? `<ul>${lines.map((line) => `<li>${xml(line)}</li>`).join("")}</ul>`
        : `<p>${lines.map(xml).join("<br>")}</p>`,
    )
    .join("");
}
