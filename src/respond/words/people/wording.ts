/** Sentences: the words of notices, and how people read best. */
import type { Sentences } from "../sentence.ts";

export const wordingWords: Sentences = {
  "no-such-wording": "There are no such words. Go back to the list.",
  "wording-own-words": "Somebody who had no hand in these words has to say yes.",
  "wording-not-waiting": "A colleague has dealt with this draft already. Look at it again.",
  "wording-faults": "Some of these words cannot be used yet.",
  "wording-field-missing": "Write this. Every notice needs it.",
  "wording-field-too-long": "Write 3,000 characters at most.",
  "wording-unknown-place": ({ what = "" }) =>
    `Nothing is filled in for ${what}. Use the names that are listed above, or leave it out.`,
  "wording-place-missing": ({ what = "" }) => `Write ${what} in here: people need it.`,
  "wording-link": "Take out the link. People are told to follow none, so write the address without https://.",
  "wording-names-data": ({ what = "" }) =>
    `Do not say “${what}” here: others may see it on a screen. Say that information was taken.`,
  "wording-text-too-long": ({ what = "" }) =>
    `This is ${what} characters with names and numbers filled in. Write 858 at most, so that the check code fits.`,
  "wording-lines-differ": ({ what = "" }) =>
    what === "1"
      ? "Write one line, as in the English."
      : `Write ${what} lines, as in the English: each says the same.`,
  "wording-places-differ": ({ what = "" }) =>
    `Keep the names in curly brackets as they are in the English (line ${what}).`,
  "wording-empty": "Write a translation first.",
  "no-such-language": "That language is not loaded. Select one of the list.",
  "needs-empty": "Paste the table first, with its heads.",
  "needs-no-columns": "The first row must have the heads reference, and format or language.",
  "needs-too-many": "Take in 50,000 people at a time.",
  "needs-broken": ({ row = 0 }) => `Row ${row} cannot be read: a quotation mark is opened and never closed.`,
  "needs-wrong-row": (problem) => wrongRow(problem as { readonly row?: number; readonly field?: string }),
};

function wrongRow({ row = 0, field = "" }: { readonly row?: number; readonly field?: string }): string {
  if (field === "format") return `Row ${row}: the format must be plain, large print or easy read.`;
  if (field === "language") return `Row ${row}: this language is not loaded. Write its name or its code.`;
  return `Row ${row}: the reference must look like P-000123.`;
}
