/**
 * What a feed tells: emergency messages, statements, outages and, of one service, each change of how it runs. Newest first. An entry is in the
 * language of its title, and a paragraph that is not is marked.
 */
import type { Publication } from "../../domain/publication/publication.ts";
import type { PublishedEmergency } from "../../domain/publication/published-emergency.ts";
import type { PublishedOutage } from "../../domain/publication/published-outage.ts";
import type { PublishedService } from "../../domain/publication/published-service.ts";
import { lastWordOf, type PublishedStatement } from "../../domain/publication/published-statement.ts";
import { inLanguage } from "../languages/translator.ts";
import { type FeedScope, nameOf } from "./feed-scopes.ts";
import { htmlOf, type Piece, plain, type Teller, tellerOf } from "./feed-words.ts";
import { firstWords } from "./first-words.ts";
import { urn } from "./urn.ts";

export type FeedItem = {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly publishedAt: string;
  readonly updatedAt: string;
  /** "/statements/3", "/cy/statements/3" */
  readonly path: string;
  /** Of a feed in another language: whether this is in English for want of that. */
  readonly inEnglish: boolean;
  readonly html: string;
  readonly text: string;
};

export function itemsOf(publication: Publication, scope: FeedScope, words = plain): readonly FeedItem[] {
  const { authority, service } = scope;
  const teller = tellerOf(words);
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
    ...(publication.emergencies ?? []).map((one) => ofEmergency(teller, publication, one)),
    ...statements.map((statement) => ofStatement(teller, statement)),
    ...outages.map((outage) => ofOutage(teller, publication, outage)),
    ...own.flatMap((one) => ofChanges(teller, publication, one)),
  ].toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0));
}

function ofEmergency(teller: Teller, { siteName }: Publication, one: PublishedEmergency): FeedItem {
  const { code } = teller.words.language;
  const own = Object.hasOwn(one.texts, code) ? one.texts[code] : undefined;
  const inEnglish = code !== "en" && own === undefined;
  const text = own ?? one.text;
  const isOver = one.endedAt !== null;
  const over = teller.says(one.replaced ? "emergency-replaced" : "emergency-down");
  const title = { words: firstWords(text) };
  return {
    id: idIn(teller, "emergency", one.id),
    ...{ author: siteName, publishedAt: one.startedAt, updatedAt: one.endedAt ?? one.startedAt },
    ...told(teller, "/", teller.says(isOver ? "emergency-over" : "emergency", title, inEnglish), [
      ...(isOver ? [over] : []),
      ...text.split("\n").map((line) => ({ text: line.trim(), inEnglish })),
    ]),
  };
}

function ofStatement(teller: Teller, statement: PublishedStatement): FeedItem {
  const { incident, number, author, title, publishedAt, corrected, retracted } = statement;
  const { around, staff, words } = teller;
  const inEnglish = words.language.code !== "en" && statement.spoken !== true;
  const piece = retracted === null ? staff(title) : around("withdrawn", "title", title);
  return {
    id: idIn(teller, incident, number, publishedAt),
    ...{ author, publishedAt, updatedAt: lastWordOf(statement) },
    ...told(teller, `/statements/${number}`, piece, [
      ...(retracted === null ? [] : [around("withdrawn-why", "why", retracted.why)]),
      ...(corrected === null ? [] : [around("corrected", "changed", corrected.changed)]),
      ...statement.paragraphs.map((text) => ({ text, inEnglish })),
    ]),
  };
}

function ofOutage(teller: Teller, publication: Publication, outage: PublishedOutage): FeedItem {
  const { key, title, status, words, expectedReturn, startedAt, updatedAt, endedAt, parts } = outage;
  const { around, says, staff } = teller;
  const isOver = endedAt !== null;
  return {
    id: idIn(teller, "outage", key),
    ...{ author: nameOf(publication, outage.origin), publishedAt: startedAt, updatedAt },
    ...told(teller, "/services", staff(title), [
      says(isOver ? "over" : `state-${status}`),
      staff(words),
      ...(expectedReturn === "" || isOver ? [] : [around("expected", "when", expectedReturn)]),
      ...servicesOf(teller, publication, parts),
    ]),
  };
}

function ofChanges(teller: Teller, publication: Publication, service: PublishedService): readonly FeedItem[] {
  const { authority, key, name, history, note } = service;
  return history.changes.map(({ at, status }, index, all) => {
    const isNow = index === all.length - 1;
    return {
      id: idIn(teller, "service", authority, key, at),
      author: nameOf(publication, authority),
      ...{ publishedAt: at, updatedAt: at },
      ...told(teller, `/services/${authority}/${key}`, teller.says(`now-${status}`, { name }), [
        teller.says(`means-${status}`, { name }),
        ...(isNow ? [teller.staff(note)] : []),
      ]),
    };
  });
}

function servicesOf(
  { says }: Teller,
  { services }: Publication,
  parts: PublishedOutage["parts"],
): readonly Piece[] {
  const names = parts.flatMap((part) =>
    part.services.flatMap(
      (key) => services.find((one) => one.authority === part.authority && one.key === key)?.name ?? [],
    ),
  );
  return names.length === 0 ? [] : [says("services", { names: [...new Set(names)].join(", ") })];
}

/** The same news in another language is another entry: whoever follows both feeds reads both. */
function idIn({ words }: Teller, ...parts: readonly (string | number)[]): string {
  const { code } = words.language;
  return code === "en" ? urn(...parts) : urn(...parts, code);
}

function told({ words }: Teller, path: string, title: Piece, pieces: readonly Piece[]) {
  const shown = pieces.filter(({ text }) => text !== "");
  return {
    ...{ title: title.text, path: inLanguage(words.language.code, path), inEnglish: title.inEnglish },
    html: htmlOf(shown, title, words),
    text: shown.map(({ text }) => text).join("\n\n"),
  };
}
