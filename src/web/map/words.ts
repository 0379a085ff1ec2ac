/** What stands on the map, in words: kinds of things, what joins them from either end, days and years. */
import type { Dates, EdgeKind, MapRef, Years } from "../../domain/map/map.ts";
import { dayOfIso } from "../words/dates.ts";

type Kind = MapRef["kind"];

export const kindWords: Readonly<Record<Kind, { readonly one: string; readonly many: string }>> = {
  authority: { one: "Authority", many: "Authorities" },
  service: { one: "Public service", many: "Public services" },
  system: { one: "System", many: "Systems" },
  processor: { one: "Processor", many: "Processors" },
  "data-set": { one: "Data set", many: "Data sets" },
};
export const kindOrder = ["system", "data-set", "processor", "authority", "service"] as const;

/** Kinds as addresses have them. */
export const kindPaths: Readonly<Record<Kind, string>> = {
  authority: "authorities",
  service: "services",
  system: "systems",
  processor: "processors",
  "data-set": "data-sets",
};

export function kindOfPath(path: string | undefined): Kind | undefined {
  return kindOrder.find((kind) => kindPaths[kind] === path);
}

/** `there`: said of the source; `back`: said of the target. */
export const edgeWords: Readonly<
  Record<EdgeKind, { readonly there: string; readonly back: string; readonly hint: string }>
> = {
  uses: { there: "uses", back: "is used by", hint: "An authority works with it" },
  operates: { there: "operates", back: "is operated by", hint: "Who looks after it and can switch it off" },
  "runs-on": { there: "runs on", back: "carries", hint: "If that one falls, this one falls too" },
  connects: {
    there: "leads to",
    back: "can be reached from",
    hint: "Whoever is in the one can get into the other: a shared network, directory or sign-in",
  },
  holds: { there: "holds", back: "lies on", hint: "The data lies there, all of it or some years" },
};

export function dayText(day: string | null): string {
  return day === null ? "" : dayOfIso(day);
}

/** Short, for pictures: "2006–17", "since 2006". Months only where a year alone would say something else. */
export function datesInShort({ from, to }: Dates): string {
  const [first, last] = [from?.slice(0, 4), to?.slice(0, 4)];
  if (first === undefined) return last === undefined ? "" : `until ${last}`;
  if (last === undefined) return `since ${first}`;
  return first === last ? first : `${first}–${last}`;
}

export function yearsInWords({ from, to }: Years): string {
  if (from === null) return to === null ? "" : `up to ${to}`;
  if (to === null) return `from ${from}`;
  return from === to ? String(from) : `${from} to ${to}`;
}

const categoryWordsOfRegulator: Readonly<Record<string, string>> = {
  "basic-identifiers": "Names and other basic details",
  contact: "Contact details",
  "identification-numbers": "Identification numbers",
  "economic-financial": "Money and finances",
  "official-documents": "Official documents",
  location: "Where people are",
  "genetic-biometric": "Genetic or biometric data",
  health: "Health",
  "sex-life": "Sex life",
  "sexual-orientation": "Sexual orientation",
  "gender-reassignment": "Gender reassignment",
  "racial-ethnic-origin": "Racial or ethnic origin",
  "political-opinions": "Political opinions",
  "religious-beliefs": "Religious or philosophical beliefs",
  "trade-union-membership": "Trade union membership",
  "criminal-convictions": "Criminal convictions and offences",
  "not-yet-known": "Not yet known",
  other: "Other",
};

/** The regulator's kinds by the regulator's names; kinds that Candour finds by theirs. */
export function categoryName(category: string): string {
  const words = categoryWordsOfRegulator[category] ?? category.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
