/**
 * How far two sightings look alike, as evidence that adds up: each sign that they share counts for them, each that speaks
 * against them counts off. The weights were set by hand on the tuning seeds of bench/sightings.ts.
 */
import { isTelling } from "./addresses.ts";
import type { Features } from "./features.ts";

/** Why two were put together: shown on the page, kept with the sighting, and never a value. */
export const reasons = [
  "same-file",
  "same-link",
  "same-site",
  "same-path",
  "same-sender",
  "same-sender-site",
  "same-number",
  "same-subject",
  "same-words",
] as const;
export type Reason = (typeof reasons)[number];

export type Likeness = { readonly score: number; readonly because: readonly Reason[] };

/** From this on two are taken for one campaign. */
export const alike = 4;

const day = 86_400_000;
export const longestApart = 21 * day;

export function compare(a: Features, b: Features): Likeness {
  const apart = Math.abs(a.at - b.at);
  if (apart > longestApart) return { score: 0, because: [] };
  const signs: [Reason, number][] = [];
  const sign = (reason: Reason, weight: number): void => void signs.push([reason, weight]);
  if (meet(a.files, b.files)) sign("same-file", 6);
  if (meet(a.links.filter(hasShape), b.links.filter(hasShape))) sign("same-link", 6);
  else if (meet(a.sites, b.sites)) sign("same-site", 4);
  else if (meet(a.shapes.filter(isTelling), b.shapes.filter(isTelling))) sign("same-path", 2.5);
  if (meet(a.senders, b.senders)) sign("same-sender", 2.5);
  else if (meet(a.senderSites, b.senderSites)) sign("same-sender-site", 2);
  if (meet(a.numbers, b.numbers)) sign("same-number", 5);
  const subject = overlap(a.subject, b.subject);
  if (subject >= 0.5 && Math.min(a.subject.length, b.subject.length) >= 2) sign("same-subject", 3 * subject);
  const words = cosine(a.terms, b.terms);
  const wordy = weightOfWords(words, shared(a, b), Math.min(mass(a), mass(b)));
  if (wordy > 0) sign("same-words", wordy);
  const score =
    signs.reduce((sum, [, weight]) => sum + weight, Math.min(wordy, 0)) - against(a, b, apart, words);
  const because = signs.filter(([, weight]) => weight >= 1).toSorted(([, x], [, y]) => y - x);
  return { score, because: because.map(([reason]) => reason) };
}

function hasShape(link: string): boolean {
  return !link.endsWith(" ");
}

/** Few words agree by chance; many that agree in nothing speak against. */
function weightOfWords(cosine: number, shared: number, least: number): number {
  const trust = Math.min(1, shared / 4);
  if (cosine >= 0.2) return trust * Math.min(6, (cosine - 0.2) * 14);
  return least > 10 ? -1.5 * (1 - cosine / 0.2) : 0;
}

function against(a: Features, b: Features, apart: number, words: number): number {
  let off = 0;
  // Both say where it led, and it led elsewhere: rotated addresses keep their paths and their words.
  const sites = apartIn(a.sites, b.sites);
  const shapes = apartIn(a.shapes, b.shapes);
  const senders = apartIn(a.senderSites, b.senderSites);
  off += (sites ? 1 : 0) + (shapes ? 1.5 : 0) + (senders ? 0.5 : 0);
  // Each of them alone may change within a campaign; together they are another's.
  if (sites && shapes) off += senders ? 3 : 2;
  // A genuine mail of one's own body, and one that only looks like it.
  if (a.home !== "unknown" && b.home !== "unknown" && a.home !== b.home) off += 4;
  if (channelOf(a) !== channelOf(b)) off += words > 0.6 ? 1 : 2;
  if (a.numbers.length > 0 && b.numbers.length > 0 && !meet(a.numbers, b.numbers)) off += 1;
  // Both can be traced, and nothing of it is the same: then only words that hardly differ speak for one campaign.
  if (isTraced(a) && isTraced(b) && !meet(traces(a), traces(b)))
    off += 3 * (1 - Math.max(0, Math.min(1, (words - 0.4) / 0.25)));
  return off + Math.max(0, apart / day - 5) * 0.2;
}

/** What a sighting can be traced by, its words aside. */
function traces({ sites, senderSites, shapes, files, numbers }: Features): readonly string[] {
  return [...sites, ...senderSites, ...shapes.filter(isTelling), ...files, ...numbers];
}

export function isTraced(features: Features): boolean {
  return traces(features).length > 0 || features.home === "own";
}

/** By which way it came to the reporter: a mail and its link are told apart by few. */
function channelOf({ kind }: Features): string {
  return kind === "link" || kind === "login-prompt" || kind === "other" ? "email" : kind;
}

function apartIn(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !meet(a, b);
}

function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.some((one) => b.includes(one));
}

function overlap(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const shared = a.filter((one) => b.includes(one)).length;
  return shared / Math.max(a.length, b.length);
}

export function cosine(a: Features["terms"], b: Features["terms"]): number {
  const other = new Map(b);
  let dot = 0;
  for (const [term, weight] of a) dot += weight * (other.get(term) ?? 0);
  return dot === 0 ? 0 : dot / (norm(a) * norm(b));
}

function norm(terms: Features["terms"]): number {
  return Math.sqrt(terms.reduce((sum, [, weight]) => sum + weight * weight, 0));
}

function shared(a: Features, b: Features): number {
  const other = new Map(b.terms);
  return a.terms.reduce((sum, [term, weight]) => sum + Math.min(weight, other.get(term) ?? 0), 0);
}

function mass({ terms }: Features): number {
  return terms.reduce((sum, [, weight]) => sum + weight, 0);
}
