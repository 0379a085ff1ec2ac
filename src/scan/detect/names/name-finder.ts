/** Names in running text: by title, by given name and surname, by initials, by "SURNAME, First". */
import type { Confidence } from "../../../domain/mention.ts";
import type { Hit } from "../detector.ts";
import { normalName } from "./normal.ts";
import { givenWeight, isGiven, isOrdinary, isPlace, isSurname, jointOf, surnameWeight, type Token, tokensOf } from "./tokens.ts";
import { weakTitles } from "./words.ts";

const LONGEST = 5;
const ENOUGH = 3;
const SURE = 3.5;

type Found = { readonly first: number; readonly last: number; readonly confidence: Confidence };

export function namesIn(text: string): readonly Hit[] {
  const tokens = tokensOf(text);
  const hits: Hit[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const found = titled(text, tokens, i) ?? surnameFirst(text, tokens, i) ?? givenFirst(text, tokens, i) ?? foreignFirst(text, tokens, i) ?? initialsFirst(text, tokens, i) ?? alone(text, tokens, i);
    if (!found) continue;
    hits.push(hitOf(text, tokens, found));
    i = found.last;
  }
  return hits;
}

function titled(text: string, tokens: readonly Token[], i: number): Found | null {
  const title = tokens[i]!;
  if (!title.title || (title.caps && title.text.length > 4)) return null;
  const first = i + 1;
  if (!tokens[first] || !touches(text, title, tokens[first])) return null;
  // "12 Stafford Dr London": a drive, not a doctor.
  if (/^dr$/i.test(title.text) && i > 0 && touches(text, tokens[i - 1]!, title) && /\d/.test(text.slice(Math.max(0, title.start - 25), title.start))) return null;
  let last = i;
  for (let j = first; j < tokens.length && j < first + LONGEST; j++) {
    const token = tokens[j]!;
    if (j > first && !touches(text, tokens[j - 1]!, token)) break;
    const ends = j > first && !tokens[j - 1]!.initial && !isGiven(tokens[j - 1]!);
    if (token.title && j === first && !isSurname(token)) return titled(text, tokens, first);
    if (token.never || token.body || (j > first && ends && (isOrdinary(token) || token.street))) break;
    last = j;
  }
  if (last === i) return null;
  if (weakTitles.has(title.folded) && !tokens.slice(first, last + 1).some((t) => isSurname(t) && !isOrdinary(t) && !isPlace(t))) return null;
  return { first, last, confidence: "high" };
}

/** "OKAFOR, Chidi" and "Okafor, Chidi" on a line or a list's item of its own. */
function surnameFirst(text: string, tokens: readonly Token[], i: number): Found | null {
  const [surname, given] = [tokens[i]!, tokens[i + 1]];
  if (!given || surnameWeight(surname) < 1 || surname.street || surname.body) return null;
  const joint = jointOf(text, surname, given);
  if (joint === "space" && surname.caps && !given.caps && givenWeight(given) >= 2 && surnameWeight(surname) >= 2) {
    const next = tokens[i + 2];
    if (next && touches(text, given, next) && !next.initial) return null;
    return { first: i, last: i + 1, confidence: "medium" };
  }
  if (joint !== "comma" || givenWeight(given) < 1.5 || surname.title) return null;
  const before = tokens[i - 1];
  if (before && jointOf(text, before, surname) !== "none") return null;
  let last = i + 1;
  while (tokens[last + 1] && touches(text, tokens[last]!, tokens[last + 1]!) && (tokens[last + 1]!.initial || givenWeight(tokens[last + 1]!) >= 2) && last < i + 3) last++;
  if (tokens[last + 1] && jointOf(text, tokens[last]!, tokens[last + 1]!) === "comma") return null; // a list of places or names
  const strength = surnameWeight(surname) + givenWeight(given);
  if (isPlace(surname) || (!surname.caps && (strength < 5 || !startsItem(text, surname.start)))) return null;
  return strength >= 4 ? { first: i, last, confidence: "medium" } : null;
}

function givenFirst(text: string, tokens: readonly Token[], i: number): Found | null {
  const given = tokens[i]!;
  const weight = givenWeight(given);
  if (weight === 0) return null;
  let last = i;
  let best = 0;
  for (let j = i + 1; j < tokens.length && j < i + LONGEST; j++) {
    const token = tokens[j]!;
    const joint = jointOf(text, tokens[j - 1]!, token);
    if (joint !== "space" && joint !== "particle") break;
    if (token.never || token.title) break;
    const surname = surnameWeight(token) + (joint === "particle" ? 1 : 0);
    if (token.initial) continue;
    if (surname === 0 || (last > i && (isOrdinary(token) || isPlace(token)))) break;
    if (token.body || token.street) {
      // "Grace Hill" may be a woman; "Stafford Road" and "Victoria Park School" are not.
      if (last > i || weight < 3 || !isSurname(token) || (token.body && !isGiven(token))) break;
    }
    if (given.caps !== token.caps && !given.initial && given.caps) break;
    last = j;
    best = Math.max(best, surname);
  }
  if (last === i || weight + best < (given.caps ? 4 : ENOUGH) || belongsToABody(text, tokens, i, last)) return null;
  if (given.caps && inHeading(text, tokens, i, last)) return null;
  return { first: i, last, confidence: weight + best >= SURE ? "medium" : "low" };
}

/** "Efua Warsame": a given name that is on no list, nor an English word, before a surname that is nothing else. */
function foreignFirst(text: string, tokens: readonly Token[], i: number): Found | null {
  const [given, surname] = [tokens[i]!, tokens[i + 1]];
  if (!surname || given.initial || given.caps || surname.caps || given.title || given.body || given.street || given.never) return null;
  if (isOrdinary(given) || isPlace(given) || given.text.length < 3 || jointOf(text, given, surname) !== "space") return null;
  const known = (isSurname(given) || given.marks === 0) && surnameWeight(surname) >= 2;
  const turned = isSurname(given) && givenWeight(surname) >= 2;
  if (!known && !turned) return null;
  const [before, after] = [tokens[i - 1], tokens[i + 2]];
  if ((before && touches(text, before, given)) || (after && touches(text, surname, after))) return null;
  return belongsToABody(text, tokens, i, i + 1) ? null : { first: i, last: i + 1, confidence: "medium" };
}

/** "J. Okafor", "J K Okafor"; "Okafor J" is left to columns and labels. */
function initialsFirst(text: string, tokens: readonly Token[], i: number): Found | null {
  if (!tokens[i]!.initial || tokens[i]!.text === "I") return null;
  let j = i;
  while (tokens[j + 1] && touches(text, tokens[j]!, tokens[j + 1]!) && tokens[j + 1]!.initial && j < i + 2) j++;
  const surname = tokens[j + 1];
  if (!surname || !touches(text, tokens[j]!, surname) || surname.never || surname.body || surname.street) return null;
  const before = tokens[i - 1];
  if (before && touches(text, before, tokens[i]!)) return null;
  // "A Cook" may open a sentence; "A. Cook" and "Mrs A Cook" do not.
  if (i === j && tokens[i]!.text === "A" && text[tokens[i]!.end] !== ".") return null;
  if (surnameWeight(surname) < 2 || surname.caps || belongsToABody(text, tokens, i, j + 1)) return null;
  return { first: i, last: j + 1, confidence: surnameWeight(surname) >= 3 ? "medium" : "low" };
}

/** A given name by itself, where it is nothing else and no capitalised word touches it. */
function alone(text: string, tokens: readonly Token[], i: number): Found | null {
  const token = tokens[i]!;
  if (token.caps || givenWeight(token) < 3) return null;
  if ((tokens[i - 1] && touches(text, tokens[i - 1]!, token)) || (tokens[i + 1] && touches(text, token, tokens[i + 1]!))) return null;
  return { first: i, last: i, confidence: "low" };
}

function belongsToABody(text: string, tokens: readonly Token[], first: number, last: number): boolean {
  for (let j = last; j < last + 3 && tokens[j + 1] && jointOf(text, tokens[j]!, tokens[j + 1]!) === "space"; j++) {
    const next = tokens[j + 1]!;
    if (next.body || (j === last && next.street)) return true;
  }
  const before = tokens[first - 1];
  if (before && /^(?:st|saint|the|mount|port|fort|new|royal|lake)$/i.test(before.text) && touches(text, before, tokens[first]!)) return true;
  return /^ (?:and|&) (?:sons?|co|partners|associates|daughters?)\b/i.test(text.slice(tokens[last]!.end, tokens[last]!.end + 16));
}

/** Two names in capitals may be a person; a whole line in capitals is a heading. */
function inHeading(text: string, tokens: readonly Token[], first: number, last: number): boolean {
  const before = tokens[first - 1];
  const after = tokens[last + 1];
  return (
    (before?.caps === true && !before.title && touches(text, before, tokens[first]!)) ||
    (after?.caps === true && touches(text, tokens[last]!, after))
  );
}

const startsItem = (text: string, start: number): boolean => /(?:^|[\n;:(•*\t])[ \t]*$/.test(text.slice(Math.max(0, start - 4), start));

function touches(text: string, left: Token, right: Token): boolean {
  const joint = jointOf(text, left, right);
  return joint === "space" || joint === "particle";
}

function hitOf(text: string, tokens: readonly Token[], found: Found): Hit {
  const start = tokens[found.first]!.start;
  const end = tokens[found.last]!.end;
  const surnameLed = tokens[found.first]!.caps && found.last > found.first && !tokens[found.last]!.caps && jointOf(text, tokens[found.first]!, tokens[found.first + 1]!) === "space" && !tokens[found.first]!.initial;
  const written = stripPossessive(text.slice(start, end));
  const value = normalName(surnameLed ? written.replace(" ", ", ") : written);
  const listed = tokens.slice(found.first, found.last + 1).some((token) => isGiven(token) || isSurname(token));
  return { type: "name", start, end: start + written.length, value, written, confidence: found.confidence, check: listed ? "list" : "unchecked" };
}

const stripPossessive = (written: string): string => written.replace(/['’]s$/i, "");
