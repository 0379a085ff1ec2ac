/**
 * How old somebody has to be to read a text with ease: the Flesch-Kincaid grade (Kincaid and others, 1975) and five years
 * to it. Long sentences and rare words are named, so that there is something to do about it. English alone.
 */
import { daleChall } from "dale-chall";
import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";
import { sentencesOf, wordsOf } from "./plain-text.ts";

export type Aim = { readonly age: number; readonly longest: number };
/** What the public is written for: law-abiding plain English, as most people read at that age. */
export const plainAim: Aim = { age: 9, longest: 20 };
/** Easy read: a sentence of 15 words at most, of words that need no explaining. */
export const easyAim: Aim = { age: 7, longest: 15 };
const mostNamed = 5;

export type Readability = {
  /** Years, from 5; null: too few words to say. */
  readonly age: number | null;
  readonly words: number;
  readonly sentences: number;
  /** Of more words than the aim allows, longest first. */
  readonly long: readonly { readonly text: string; readonly words: number }[];
  /** Of three syllables and more that are on no list of easy words, hardest first. */
  readonly hard: readonly string[];
};

const fewestWords = 8;
const easy = new Set(daleChall);
/** Of this house: whoever reads the page has met them already. */
const known = new Set([
  "council",
  "councils",
  "information",
  "email",
  "emails",
  "website",
  "online",
  "services",
]);

export function readabilityOf(text: string, aim = plainAim): Readability {
  const sentences = sentencesOf(text);
  const counted = sentences.map((sentence) => ({ text: sentence, words: wordsOf(sentence) }));
  const all = counted.flatMap(({ words }) => words);
  const syllables = all.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  const grade = fleschKincaid({ sentence: sentences.length, word: all.length, syllable: syllables });
  return {
    age: all.length < fewestWords ? null : Math.max(5, Math.round(grade + 5)),
    words: all.length,
    sentences: sentences.length,
    long: counted
      .map(({ text: sentence, words }) => ({ text: sentence, words: words.length }))
      .filter(({ words }) => words > aim.longest)
      .toSorted((a, b) => b.words - a.words)
      .slice(0, mostNamed),
    hard: hardOf(all),
  };
}

function hardOf(words: readonly string[]): readonly string[] {
  const plain = [
    ...new Set(words.filter((word) => !/^\p{Lu}/u.test(word)).map((word) => word.toLowerCase())),
  ];
  return plain
    .filter((word) => syllable(word) >= 3 && !isEasy(word))
    .toSorted((a, b) => syllable(b) - syllable(a) || b.length - a.length)
    .slice(0, mostNamed * 2);
}

/** Also with an ending that makes no word harder. */
function isEasy(word: string): boolean {
  const stems = [word, word.replace(/(?:es|s)$/, ""), word.replace(/(?:ed|ing|ly|er)$/, "")];
  return stems.some((stem) => easy.has(stem) || easy.has(`${stem}e`) || known.has(stem));
}
