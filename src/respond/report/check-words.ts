/**
 * Holds words of staff to the register before they are kept for the regulator: whom they name, and what belongs to
 * somebody. What is told is where and what kind; the value stands in no problem, no entry and no log.
 */
import type { Authority } from "../../domain/bodies/authority.ts";
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import type { MentionType } from "../../domain/people/mention.ts";
import { identifiersIn } from "../../domain/report/identifier.ts";
import { namedIn, type PeopleByWord, tokensIn, type WordKinds, wordAt } from "../../domain/report/named.ts";
import { fold } from "../../link/normalise/fold.ts";
import { detectText } from "../../scan/detect/detect.ts";
import { marks } from "../../scan/detect/names/lists/fold.ts";
import { marksOf } from "../../scan/detect/names/lists/gazetteer.ts";
import { bodies, neverNames } from "../../scan/detect/names/words.ts";
import { readSearch } from "../people/search-words.ts";

export type WordsProblem =
  | {
      readonly kind: "names-somebody" | "may-name-somebody" | "holds-contact-of-somebody";
      readonly field: string;
      readonly word: number;
    }
  | {
      readonly kind: "holds-identifier";
      readonly field: string;
      readonly word: number;
      readonly what: MentionType;
    };

export type WordsPorts = {
  peopleByWord(incident: IncidentId, authority: AuthorityId, words: readonly string[]): Promise<PeopleByWord>;
  authorities(): Promise<readonly Authority[]>;
};

export type Written = { readonly field: string; readonly text: string };

/** Types that a text may hold, for they say of nobody who they are. */
const harmless: ReadonlySet<MentionType> = new Set<MentionType>([
  "name",
  "address",
  "postcode",
  "health",
  "ethnicity",
  "religion",
  "sexual-orientation",
  "political-opinion",
  "trade-union",
  "criminal-offence",
  "safeguarding",
  "financial",
  "username",
  "uprn",
]);

/** `sure`: staff have looked, and single words that are names in the register name nobody here. */
export async function problemOfWords(
  ports: WordsPorts,
  of: { readonly incident: IncidentId; readonly authority: AuthorityId },
  written: readonly Written[],
  sure = false,
): Promise<WordsProblem | null> {
  const texts = written.filter(({ text }) => text.trim() !== "");
  if (texts.length === 0) return null;
  const authorities = await ports.authorities();
  const allowed = new Set(
    authorities.flatMap(({ contact: { phone, email } }) => [
      ...[compact(phone), compact(email)],
      ...readSearch(`${phone} ${email}`).words,
    ]),
  );
  for (const one of texts) {
    const problem = identifierIn(one, allowed);
    if (problem !== null) return problem;
  }
  const words = texts.flatMap(({ text }) => [...wordsOf(text), ...valuesOf(text)]);
  const people = await ports.peopleByWord(of.incident, of.authority, [...new Set(words)]);
  const kinds = kindsBeside(authorities);
  let maybe: WordsProblem | null = null;
  for (const { field, text } of texts) {
    const contact = valuesOf(text).find((word) => people.has(word) && !allowed.has(word));
    if (contact !== undefined)
      return { kind: "holds-contact-of-somebody", field, word: placeOf(text, contact) };
    for (const { at, how } of namedIn(tokensIn(text, fold), people, kinds)) {
      if (how === "sure") return { kind: "names-somebody", field, word: at };
      maybe ??= { kind: "may-name-somebody", field, word: at };
    }
  }
  return sure ? null : maybe;
}

function identifierIn({ field, text }: Written, allowed: ReadonlySet<string>): WordsProblem | null {
  const found = [
    ...identifiersIn(text).map(({ kind, start, written }) => ({ type: kind as MentionType, start, written })),
    ...detectText(text).filter(({ type, confidence }) => !harmless.has(type) && confidence !== "low"),
  ].filter(({ written }) => !allowed.has(compact(written)));
  const [first] = found.toSorted((a, b) => a.start - b.start);
  if (first === undefined) return null;
  return { kind: "holds-identifier", field, word: wordAt(text, first.start), what: first.type };
}

function wordsOf(text: string): readonly string[] {
  return tokensIn(text, fold).flatMap((token) => token.words);
}

/** Postcodes, references and the like, as the register looks them up; a year or a count is none. */
function valuesOf(text: string): readonly string[] {
  return readSearch(text).words.filter((word) => /\d/u.test(word) && word.length >= 5);
}

function placeOf(text: string, value: string): number {
  const tokens = [...text.matchAll(/\S+/gu)];
  // A postcode is two words: the first of those that make it up.
  const at = tokens.findIndex(({ 0: one }, index) => {
    const two = compact(`${one}${tokens[index + 1]?.[0] ?? ""}`);
    return compact(one).includes(value) || two.includes(value);
  });
  return Math.max(1, at + 1);
}

function compact(written: string): string {
  return written.toLowerCase().replace(/[^\p{L}\p{N}@+]/gu, "");
}

function kindsBeside(authorities: readonly Authority[]): WordKinds {
  const ofBodies = new Set(authorities.flatMap(({ name }) => fold(name).split(" ")));
  const isBody = (word: string) => ofBodies.has(word) || neverNames.has(word) || bodies.has(word);
  const often = marks.often | marks.oftenSurname;
  const common = marks.ordinary | marks.place;
  return {
    isNoName: (word) => isBody(word) || ((marksOf(word) & common) !== 0 && (marksOf(word) & often) === 0),
    isOrdinary: (word) => isBody(word) || (marksOf(word) & common) !== 0 || calendar.has(word),
  };
}

const calendar = new Set(
  "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday".split(
    " ",
  ),
);
