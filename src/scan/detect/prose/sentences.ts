/** Which sentence of a stretch of text an offset lies in; linking gives a value to the person whom its own sentence names. */

const stop = /[.!?][)"'’”]*\s+(?=["'(‘“>]*[\p{Lu}\d])|\n[ \t\r>]*\n/gu;
const abbreviated =
  /(?:^|[\s(])(?:mr|mrs|ms|miss|dr|prof|rev|st|no|nos|tel|mob|ext|ref|approx|cllr|sgt|pc|inc|ltd|e\.g|i\.e|d\.o\.b|dob|n\.?i|[\p{L}])$/iu;

/** Ascending offsets in ascending order get their sentence's number, from 0. */
export function sentenceCounter(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (const match of text.matchAll(stop)) {
    const isBlank = match[0].startsWith("\n");
    if (isBlank || !abbreviated.test(text.slice(Math.max(0, match.index - 12), match.index)))
      ends.push(match.index + match[0].length);
  }
  let sentence = 0;
  return (offset) => {
    while (sentence < ends.length && ends[sentence]! <= offset) sentence++;
    return sentence;
  };
}
