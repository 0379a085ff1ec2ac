/** Capitalised words of a text, with what the gazetteer and the word lists know of each and how it joins the next. */
import { fold, marks } from "./lists/fold.ts";
import { marksOf } from "./lists/gazetteer.ts";
import { bodies, neverNames, particles, streetSurnames, streets, titles } from "./words.ts";

export type Token = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly folded: string;
  readonly marks: number;
  readonly initial: boolean;
  readonly caps: boolean;
  readonly title: boolean;
  readonly body: boolean;
  readonly street: boolean;
  /** A street's word that is as often a surname (Hill, Wood, Green, Lane). */
  readonly streetOrSurname: boolean;
  readonly never: boolean;
};

export type Joint = "space" | "particle" | "comma" | "none";

const WRAPPED = 60;
const capitalised =
  /(?<![\p{L}\p{N}_@./\\&]|(?<!(?<!\p{L})(?:al|el|ap|ul|as|d|l))-)(?:(?:Mc|Mac|Fitz|De|Le|La|O|D)(?=['’\p{Lu}])['’]?)?\p{Lu}[\p{L}\p{M}]*(?:['’‐-](?:[\p{L}\p{M}]{2,}))*(?![\p{L}\p{M}\p{N}_@\\])/gu;

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  capitalised.lastIndex = 0;
  for (let match = capitalised.exec(text); match; match = capitalised.exec(text)) {
    tokens.push(tokenAt(match[0], match.index));
  }
  return tokens;
}

function tokenAt(written: string, start: number): Token {
  const folded = fold(written);
  return {
    start,
    end: start + written.length,
    text: written,
    folded,
    marks: marksOf(written),
    initial:
      written.length === 1 ||
      (written.length === 2 &&
        written === written.toUpperCase() &&
        !titles.has(folded) &&
        marksOf(written) === 0),
    caps: written.length > 1 && written === written.toUpperCase(),
    title: titles.has(folded),
    body: bodies.has(folded),
    street: streets.has(folded),
    streetOrSurname: streetSurnames.has(folded),
    never: written.length > 1 && neverNames.has(folded),
  };
}

/** How two neighbours are joined in the text between them. */
export function jointOf(text: string, left: Token, right: Token): Joint {
  const length = right.start - left.end;
  if (length > 20) return "none";
  const gap = text.slice(left.end, right.start);
  if (gap === " " || gap === "\u00a0" || gap === "  ") return "space";
  if (left.initial || left.title) {
    if (gap === "." || gap === ". " || gap === ".  " || (left.initial && gap === "")) return "space";
  }
  if (/^ ?\r?\n$/.test(gap) && isWrapped(text, left.end)) return "space";
  if (gap === ", " || gap === ",") return "comma";
  return particles.test(gap) ? "particle" : "none";
}

/** A long line that breaks goes on in the next; a short one ends there. */
const isWrapped = (text: string, end: number): boolean =>
  !text.slice(Math.max(0, end - WRAPPED), end).includes("\n") && end > WRAPPED;

export const isGiven = (token: Token): boolean => (token.marks & marks.given) !== 0;
export const isSurname = (token: Token): boolean =>
  (token.marks & (marks.surname | marks.oftenSurname)) !== 0;
export const isOrdinary = (token: Token): boolean => (token.marks & marks.ordinary) !== 0;
export const isPlace = (token: Token): boolean => (token.marks & marks.place) !== 0;

/** How far a word speaks for a given name, 0 to 3. */
export function givenWeight(token: Token): number {
  if (!isGiven(token) || token.never || token.body || token.street) return 0;
  const often = (token.marks & marks.often) !== 0;
  if (isOrdinary(token)) return often ? 1.5 : 0.5;
  if (isPlace(token)) return often ? 1.5 : 0.5;
  return often ? 3 : 2;
}

/** How far a word speaks for a surname, 0 to 3. */
export function surnameWeight(token: Token): number {
  if (token.never || token.initial) return 0;
  const often = (token.marks & marks.oftenSurname) !== 0;
  if (isSurname(token)) return isOrdinary(token) || isPlace(token) ? (often ? 1.5 : 1) : often ? 3 : 2;
  if (isOrdinary(token) || isPlace(token)) return 0;
  // On no list at all: foreign surnames are many, and so are brands; in capitals it is an acronym.
  if (token.caps && token.text.length < 5) return 0;
  return isGiven(token) ? 2 : 1.5;
}
