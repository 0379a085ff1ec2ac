/**
 * Whether words that staff typed name somebody of the register. The regulator's form forbids it: what is typed is held to
 * the register word by word before it is kept. Told is where and what kind of thing, never the value.
 */

export type Token = {
  /** From 1: "word 14". */
  readonly at: number;
  readonly written: string;
  /** As the register folds words; a hyphened name is two. */
  readonly words: readonly string[];
  /** The first word of a sentence has a capital whatever it is. */
  readonly startsSentence: boolean;
};

/** People of the register by folded word. */
export type PeopleByWord = ReadonlyMap<string, ReadonlySet<string>>;

export type Named = {
  readonly at: number;
  /** sure: two names of one person, or a title and a name. maybe: one word that is a name in the register. */
  readonly how: "sure" | "maybe";
};

const titles = new Set(
  "mr mrs ms miss mx dr prof sir dame lady lord rev revd cllr councillor baroness".split(" "),
);
const shortest = 4;

/** A register may hold by mistake what nobody is called, and people are called by words that everybody writes. */
export type WordKinds = {
  /** No name of anybody: two of these beside each other name nobody. */
  isNoName(word: string): boolean;
  /** Written for other reasons too, so that alone it says nothing: "may", "grant", "London". */
  isOrdinary(word: string): boolean;
};

export function namedIn(
  tokens: readonly Token[],
  people: PeopleByWord,
  { isNoName, isOrdinary }: WordKinds,
): readonly Named[] {
  return tokens.flatMap((token, index): readonly Named[] => {
    const [before, next, afterNext] = [tokens[index - 1], tokens[index + 1], tokens[index + 2]];
    const known = token.words.filter((word) => people.has(word));
    if (known.length === 0) return [];
    const together =
      togetherIn(token.words, token.words, people, isNoName) ||
      (next !== undefined && togetherIn(token.words, next.words, people, isNoName)) ||
      (next !== undefined &&
        afterNext !== undefined &&
        isMiddle(next) &&
        togetherIn(token.words, afterNext.words, people, isNoName));
    if (together || (before?.words.some((word) => titles.has(word)) && isCapital(token)))
      return [{ at: token.at, how: "sure" }];
    const alone =
      isCapital(token) &&
      !token.startsSentence &&
      known.some((word) => word.length >= shortest && !isOrdinary(word));
    return alone ? [{ at: token.at, how: "maybe" }] : [];
  });
}

/** Two different words of one person's name, of which at least one is no ordinary word. */
function togetherIn(
  left: readonly string[],
  right: readonly string[],
  people: PeopleByWord,
  isNoName: (word: string) => boolean,
): boolean {
  return left.some((one) =>
    right.some(
      (other) =>
        one !== other &&
        one.length > 1 &&
        other.length > 1 &&
        !(isNoName(one) && isNoName(other)) &&
        shares(people.get(one), people.get(other)),
    ),
  );
}

function shares(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  for (const one of small) if (large.has(one)) return true;
  return false;
}

/** An initial, or a middle name that the register does not have. */
function isMiddle({ written, words }: Token): boolean {
  return words.length <= 1 && (/^\p{L}\.?$/u.test(written) || /^\p{Lu}/u.test(written));
}

function isCapital({ written }: Token): boolean {
  return /^[^\p{L}]*\p{Lu}/u.test(written);
}

/** `fold`: as the register folds. */
export function tokensIn(text: string, fold: (written: string) => string): readonly Token[] {
  let starts = true;
  let at = 0;
  const tokens: Token[] = [];
  for (const match of text.matchAll(/\S+/gu)) {
    const written = match[0];
    at++;
    const words = fold(written)
      .split(" ")
      .filter((word) => word !== "");
    const lineStart = /\n\s*$/u.test(text.slice(0, match.index));
    tokens.push({ at, written, words, startsSentence: starts || lineStart });
    starts = /[.!?:;]["”’)]*$/u.test(written);
  }
  return tokens;
}

/** Which word a place in the text is in, from 1. */
export function wordAt(text: string, index: number): number {
  return [...text.slice(0, index).matchAll(/\S+/gu)].length + (/\S$/u.test(text.slice(0, index)) ? 0 : 1);
}
