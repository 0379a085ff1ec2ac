/** What is compared of a sighting. It holds what somebody typed, in another form, and is kept sealed like it. */

import type { SightingKind } from "../kind.ts";
import type { MessageLook } from "../message/message.ts";
import {
  isOfPublicBody,
  linksIn,
  numbersIn,
  saysNothing,
  sendersIn,
  sendersOf,
  siteOfSender,
  whereOf,
} from "./addresses.ts";
import { termsFor, weightOf } from "./lexicon.ts";
import { wordsOf } from "./normalise.ts";

export type Features = {
  readonly at: number;
  readonly kind: SightingKind;
  /** Sites that links lead to; without those that everybody uses. */
  readonly sites: readonly string[];
  /** Shapes of paths, each with its site: "example.com login/*". */
  readonly links: readonly string[];
  readonly shapes: readonly string[];
  /** SHA-256 of what was attached, pictures aside: a signature's logo is in everything. */
  readonly files: readonly string[];
  readonly senders: readonly string[];
  readonly senderSites: readonly string[];
  /** Where it comes from and leads to: the addresses of public bodies alone, others among them, or none that is known. */
  readonly home: "own" | "foreign" | "unknown";
  readonly numbers: readonly string[];
  readonly subject: readonly string[];
  /** Terms and their weights, the heaviest first. */
  readonly terms: readonly (readonly [string, number])[];
};

export type Told = {
  readonly at: Date;
  readonly kind: SightingKind;
  readonly words: string;
  readonly looks: readonly MessageLook[];
  /** Of files that are no messages. */
  readonly files: readonly { readonly sha256: string; readonly type: string }[];
};

const mostTerms = 80;
const pictures = new Set(["png", "jpg", "gif", "bmp", "webp", "svg", "tiff", "empty"]);

export function featuresOf({ at, kind, words, looks, files }: Told): Features {
  const links = [...looks.flatMap((look) => look.links.map(({ target }) => target)), ...linksIn(words)];
  const where = links.map(whereOf).filter((one) => one !== null);
  const foreign = where.filter(({ site }) => !saysNothing(site));
  const senders = [
    ...new Set([...looks.flatMap((look) => sendersOf(look.from, look.replyTo)), ...sendersIn(words)]),
  ];
  const senderSites = [...new Set(senders.map(siteOfSender))];
  const subject = looks.length > 0 ? looks.map(({ subject }) => subject).join(" ") : subjectIn(words);
  return {
    at: at.getTime(),
    kind,
    sites: unique(foreign.map(({ site }) => site)),
    links: unique(foreign.map(({ site, shape }) => `${site} ${shape}`)),
    shapes: unique(where.map(({ shape }) => shape)),
    files: unique(
      [...files, ...looks.flatMap(({ attachments }) => attachments)]
        .filter(({ type }) => !pictures.has(type))
        .map(({ sha256 }) => sha256),
    ),
    senders,
    senderSites: senderSites.filter((site) => !saysNothing(site)),
    home: homeOf([...where.map(({ site }) => site), ...senderSites]),
    numbers: numbersIn(words),
    subject: unique(wordsOf(subject).flatMap(termsFor)),
    terms: termsOf([words, ...looks.map((look) => `${look.subject}\n${look.body}`)].join("\n")),
  };
}

function homeOf(sites: readonly string[]): Features["home"] {
  if (sites.length === 0) return "unknown";
  return sites.every(isOfPublicBody) ? "own" : "foreign";
}

/** Where a report quotes one: `Subject: …`, or the subject was "…". */
function subjectIn(words: string): string {
  return /\bsubject(?:\s+(?:line|was|is|said))*\s*[:-]?\s*["“']?([^"”\n]{4,120})/iu.exec(words)?.[1] ?? "";
}

function termsOf(text: string): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text.slice(0, 20_000)))
    for (const term of termsFor(word)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return [...counts]
    .map(([term, count]): [string, number] => [term, weightOf(term) * (1 + Math.log(count) / 2)])
    .toSorted(([a, heavy], [b, light]) => light - heavy || (a < b ? -1 : 1))
    .slice(0, mostTerms);
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted().slice(0, 40);
}
