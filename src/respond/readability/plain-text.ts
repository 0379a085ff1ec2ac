/** Words of staff as sentences to be measured: bullets and headings are sentences, addresses and numbers are none. */

/** What is no word: it would make a plain text seem hard, or a hard one plain. */
const noWords = [
  /\bhttps?:\/\/\S+/gi,
  /\bwww\.\S+/gi,
  /\S+@\S+\.\S+/g,
  /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/g,
  /\b(?:\+?\d[\d ,.:/()-]*\d|\d)(?:st|nd|rd|th|am|pm)?\b/g,
];
/** Their dot ends no sentence. */
const shortForms = /\b(mr|mrs|ms|mx|dr|st|no|eg|ie|etc|approx)\./gi;

export function sentencesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/^\s*(?:[-*•]|#{1,6}|\d+[.)])\s+/, "").trim())
    .flatMap((line) =>
      noWords
        .reduce((words, pattern) => words.replace(pattern, " "), line)
        .replace(shortForms, "$1")
        .split(/(?<=[.!?…])["”’)]?\s+|[;:]\s+/),
    )
    .map((sentence) => sentence.replace(/\s+/g, " ").trim())
    .filter((sentence) => wordsOf(sentence).length > 0);
}

export function wordsOf(sentence: string): readonly string[] {
  return sentence.match(/\p{L}+(?:['’]\p{L}+)*/gu) ?? [];
}
