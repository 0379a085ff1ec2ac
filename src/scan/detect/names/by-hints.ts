/** Names that the lists know less of: an unknown word before a sure surname, initials, a given name by itself. */
import { afterHouseNumber, belongsToABody, type Found, saidOfAPerson, touches } from "./surroundings.ts";
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

/** "Efua Warsame": a given name that is on no list, nor an English word, before a surname that is nothing else. */
export function foreignFirst(text: string, tokens: readonly Token[], i: number): Found | null {
  const [given, surname] = [tokens[i]!, tokens[i + 1]];
  if (
    !surname ||
    given.initial ||
    given.caps ||
    surname.caps ||
    given.title ||
    given.body ||
    given.street ||
    given.never
  )
    return null;
  if (
    isOrdinary(given) ||
    isPlace(given) ||
    given.text.length < 3 ||
    jointOf(text, given, surname) !== "space"
  )
    return null;
  const known = (isSurname(given) || given.marks === 0) && surnameWeight(surname) >= 2;
  const turned = isSurname(given) && givenWeight(surname) >= 2;
  if (!known && !turned) return null;
  const [before, after] = [tokens[i - 1], tokens[i + 2]];
  if ((before && touches(text, before, given)) || (after && touches(text, surname, after))) return null;
  if (placeWords.test(given.text) || afterHouseNumber(text, given.start)) return null;
  return belongsToABody(text, tokens, i, i + 1) ? null : { first: i, last: i + 1, confidence: "medium" };
}

/** "Jildau S. Bouts": an initial between two words makes a person of them. */
export function aroundInitial(text: string, tokens: readonly Token[], i: number): Found | null {
  const [given, initial, surname] = [tokens[i]!, tokens[i + 1], tokens[i + 2]];
  if (!initial?.initial || !surname || surname.initial || given.initial || given.caps || surname.caps)
    return null;
  if (!touches(text, given, initial) || !touches(text, initial, surname)) return null;
  const sure =
    (isGiven(given) || !isOrdinary(given)) &&
    !given.never &&
    !given.title &&
    !given.body &&
    surnameWeight(surname) >= 1.5;
  return sure && !belongsToABody(text, tokens, i, i + 2)
    ? { first: i, last: i + 2, confidence: "medium" }
    : null;
}

/** "J. Okafor", "J K Okafor"; "Okafor J" is left to columns and labels. */
export function initialsFirst(text: string, tokens: readonly Token[], i: number): Found | null {
  if (!tokens[i]!.initial || tokens[i]!.text === "I") return null;
  let j = i;
  while (tokens[j + 1] && touches(text, tokens[j]!, tokens[j + 1]!) && tokens[j + 1]!.initial && j < i + 2)
    j++;
  const surname = tokens[j + 1];
  if (!surname || !touches(text, tokens[j]!, surname) || surname.never || surname.body || surname.street)
    return null;
  const before = tokens[i - 1];
  if (before && touches(text, before, tokens[i]!)) return null;
  // "A Cook" may open a sentence; "A. Cook" and "Mrs A Cook" do not.
  if (i === j && tokens[i]!.text === "A" && text[tokens[i]!.end] !== ".") return null;
  if (surnameWeight(surname) < 2 || surname.caps || belongsToABody(text, tokens, i, j + 1)) return null;
  return { first: i, last: j + 1, confidence: surnameWeight(surname) >= 3 ? "medium" : "low" };
}

/** A given name by itself, where it is nothing else and no capitalised word touches it. */
export function alone(text: string, tokens: readonly Token[], i: number): Found | null {
  const token = tokens[i]!;
  const weight = givenWeight(token);
  if (token.caps || weight < 2 || token.text.length < 3 || notAlone.has(token.folded)) return null;
  if (belongsToABody(text, tokens, i, i) || /^ ?(?:&|\d|@)/.test(text.slice(token.end, token.end + 3)))
    return null;
  if (
    (tokens[i - 1] && touches(text, tokens[i - 1]!, token)) ||
    (tokens[i + 1] && touches(text, token, tokens[i + 1]!))
  )
    return null;
  const somebody = weight >= 3 || saidOfAPerson(text, token);
  return { first: i, last: i, confidence: somebody ? "medium" : "low" };
}

/** Given names that by themselves are mostly a month, a station, a queen's road or a street. */
const notAlone: ReadonlySet<string> = new Set(
  "jan april june august victoria albert alexandra augusta regent carmel kelvin ross troy sydney florence chelsea kent".split(
    " ",
  ),
);
