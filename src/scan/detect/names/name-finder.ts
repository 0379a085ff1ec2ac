/** Names in running text: by title, by given name and surname, by initials, by "SURNAME, First". */
import type { Hit } from "../detector.ts";
import { alone, aroundInitial, foreignFirst, initialsFirst } from "./by-hints.ts";
import { givenFirst, surnameFirst } from "./by-lists.ts";
import { titled } from "./by-title.ts";
import { normalName } from "./normal.ts";
import { type Found, touches } from "./surroundings.ts";
import { isGiven, isOrdinary, isPlace, isSurname, jointOf, type Token, tokensOf } from "./tokens.ts";

export function namesIn(text: string): readonly Hit[] {
  const tokens = tokensOf(text);
  const hits: Hit[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const found =
      titled(text, tokens, i) ??
      surnameFirst(text, tokens, i) ??
      givenFirst(text, tokens, i) ??
      aroundInitial(text, tokens, i) ??
      foreignFirst(text, tokens, i) ??
      initialsFirst(text, tokens, i) ??
      alone(text, tokens, i);
    if (!found) continue;
    hits.push(hitOf(text, tokens, found));
    i = found.last;
  }
  return withRepeats(text, tokens, hits);
}

/** "Jane" or "Okafor" by itself is somebody where the same text has the whole name. */
function withRepeats(text: string, tokens: readonly Token[], hits: readonly Hit[]): readonly Hit[] {
  const known = new Set<string>();
  for (const { value, confidence } of hits) {
    if (confidence !== "low" && value.includes(" ")) for (const word of value.split(" ")) known.add(word);
  }
  if (known.size === 0) return hits;
  const all = hits.map((hit) =>
    hit.confidence === "low" && known.has(hit.value) ? { ...hit, confidence: "medium" as const } : hit,
  );
  let next = 0;
  for (const [i, token] of tokens.entries()) {
    while (next < hits.length && hits[next]!.end <= token.start) next++;
    const covered = hits[next] !== undefined && hits[next]!.start <= token.start;
    if (!covered && known.has(token.text) && isByItself(text, tokens, i)) {
      all.push(hitOf(text, tokens, { first: i, last: i, confidence: "medium" }));
    }
  }
  return all.sort((a, b) => a.start - b.start);
}

function isByItself(text: string, tokens: readonly Token[], i: number): boolean {
  const [before, token, after] = [tokens[i - 1], tokens[i]!, tokens[i + 1]];
  if (token.initial || token.never || isOrdinary(token) || isPlace(token) || token.text.length < 3)
    return false;
  return !(before && touches(text, before, token)) && !(after && touches(text, token, after));
}

function hitOf(text: string, tokens: readonly Token[], found: Found): Hit {
  const start = tokens[found.first]!.start - particlesBefore(text, tokens, found.first);
  const end = tokens[found.last]!.end;
  const surnameLed =
    tokens[found.first]!.caps &&
    found.last > found.first &&
    !tokens[found.last]!.caps &&
    jointOf(text, tokens[found.first]!, tokens[found.first + 1]!) === "space" &&
    !tokens[found.first]!.initial;
  const written = stripPossessive(text.slice(start, end));
  const value = normalName(surnameLed ? written.replace(" ", ", ") : written);
  const listed = tokens
    .slice(found.first, found.last + 1)
    .some((token) => isGiven(token) || isSurname(token));
  return {
    type: "name",
    start,
    end: start + written.length,
    value,
    written,
    confidence: found.confidence,
    check: listed ? "list" : "unchecked",
  };
}

/** "Mr dos Santos": what stands between the title and the surname is a part of it. */
function particlesBefore(text: string, tokens: readonly Token[], first: number): number {
  const title = tokens[first - 1];
  if (!title?.title || jointOf(text, title, tokens[first]!) !== "particle") return 0;
  return text.slice(title.end, tokens[first]!.start).trimStart().length;
}

const stripPossessive = (written: string): string => written.replace(/['’]s$/i, "");
