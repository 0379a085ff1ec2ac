/** Names by the lists: given name first, surname first, around initials, or an unknown word before a sure surname. */
import {
  afterHouseNumber,
  belongsToABody,
  type Found,
  inHeading,
  startsItem,
  touches,
} from "./surroundings.ts";
import {
  givenWeight,
  isGiven,
  isOrdinary,
  isPlace,
  isSurname,
  jointOf,
  surnameWeight,
  type Token,
} from "./tokens.ts";
import { placeWords } from "./words.ts";

const LONGEST = 5;
const ENOUGH = 3;
const SURE = 3.5;

/** "OKAFOR, Chidi" and "Okafor, Chidi" on a line or a list's item of its own. */
export function surnameFirst(text: string, tokens: readonly Token[], i: number): Found | null {
  const [surname, given] = [tokens[i]!, tokens[i + 1]];
  if (!given) return null;
  const joint = jointOf(text, surname, given);
  if (opensItem(text, tokens, i) && joint === "comma") return { first: i, last: i + 1, confidence: "medium" };
  if (surnameWeight(surname) < 1 || surname.street || surname.body) return null;
  if (
    joint === "space" &&
    surname.caps &&
    !given.caps &&
    givenWeight(given) >= 2 &&
    surnameWeight(surname) >= 2
  ) {
    const next = tokens[i + 2];
    if (next && touches(text, given, next) && !next.initial) return null;
    return { first: i, last: i + 1, confidence: "medium" };
  }
  if (joint !== "comma" || givenWeight(given) < 1.5 || surname.title) return null;
  const before = tokens[i - 1];
  if (before && jointOf(text, before, surname) !== "none") return null;
  let last = i + 1;
  while (
    tokens[last + 1] &&
    touches(text, tokens[last]!, tokens[last + 1]!) &&
    (tokens[last + 1]!.initial || givenWeight(tokens[last + 1]!) >= 2) &&
    last < i + 3
  )
    last++;
  if (tokens[last + 1] && jointOf(text, tokens[last]!, tokens[last + 1]!) === "comma") return null; // a list of places or names
  const strength = surnameWeight(surname) + givenWeight(given);
  if (isPlace(surname) || (!surname.caps && (strength < 5 || !startsItem(text, surname.start)))) return null;
  return strength >= 4 ? { first: i, last, confidence: "medium" } : null;
}

/** "LINCOLN, Alison - " at a line's beginning: what would be a place or a word elsewhere is a surname here. */
function opensItem(text: string, tokens: readonly Token[], i: number): boolean {
  const [surname, given, next] = [tokens[i]!, tokens[i + 1]!, tokens[i + 2]];
  if (!surname.caps || given.caps || surname.text.length < 3 || surname.body || surname.never) return false;
  if (given.never || given.body || (isOrdinary(given) && !isGiven(given)) || !startsItem(text, surname.start))
    return false;
  if (next && jointOf(text, given, next) !== "none") return false;
  return isGiven(given) || isSurname(surname);
}

export function givenFirst(text: string, tokens: readonly Token[], i: number): Found | null {
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
      if (
        last > i ||
        weight < 3 ||
        !(token.streetOrSurname || (token.body && isSurname(token) && isGiven(token)))
      )
        break;
    }
    if (given.caps !== token.caps && !given.initial && given.caps) break;
    last = j;
    best = Math.max(best, surname);
  }
  if (last === i || weight + best < (given.caps ? 4 : ENOUGH) || belongsToABody(text, tokens, i, last))
    return null;
  if (given.caps && inHeading(text, tokens, i, last)) return null;
  if (placeWords.test(given.text) || afterHouseNumber(text, given.start)) return null;
  return { first: i, last, confidence: weight + best >= SURE ? "medium" : "low" };
}
