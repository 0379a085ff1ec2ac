/**
 * Finds any of very many values in a text, however they are spaced and in whatever case: both sides are reduced to letters and
 * digits, and a value is looked for wherever its first signs stand at the beginning of a word.
 */
export type Needle = { readonly value: string; readonly of: number };
export type Needles = { in(text: string): readonly Needle[] };

/** So many signs of each value are looked up; shorter values are found by all of theirs. */
const keyLength = 4;

export function needlesOf(all: readonly Needle[]): Needles {
  const whole = new Map<string, Needle[]>();
  const lengths = new Map<string, Set<number>>();
  for (const needle of all) {
    const bare = bareOf(needle.value);
    if (bare.length < keyLength) throw new Error(`${needle.value} is too short to be told from other words`);
    whole.set(bare, [...(whole.get(bare) ?? []), needle]);
    const start = bare.slice(0, keyLength);
    lengths.set(start, (lengths.get(start) ?? new Set()).add(bare.length));
  }
  return {
    in(text) {
      const { bare, starts } = wordsOf(text);
      const found: Needle[] = [];
      for (const at of starts)
        for (const length of lengths.get(bare.slice(at, at + keyLength)) ?? [])
          found.push(...(whole.get(bare.slice(at, at + length)) ?? []));
      return found;
    },
  };
}

function bareOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The letters and digits of a text without what parts them, and where in them a word began. */
function wordsOf(text: string): { readonly bare: string; readonly starts: readonly number[] } {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const starts: number[] = [];
  let at = 0;
  for (const word of words) {
    starts.push(at);
    at += word.length;
  }
  return { bare: words.join(""), starts };
}
