/** Sentences: messages that may have gone. */
import type { Sentences } from "../sentence.ts";

export const unsureWords: Sentences = {
  "unsure-none-chosen": "Select the messages that you decide about.",
  "unsure-not-looked-up": "Look up the messages of the sample first, and say that you have.",
  "no-such-unsure": "Nothing of that minute is in doubt any more.",
  "unsure-changed": ({ number }) =>
    `Some of these were decided meanwhile, by a colleague or by a receipt that came. ${number} ${number === 1 ? "is" : "are"} still in doubt. Nothing was written: look at the list below and decide again.`,
};
