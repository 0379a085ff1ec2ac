/** Sentences: letting another authority see people. */
import type { Sentences } from "../sentence.ts";

export const sharingWords: Sentences = {
  "share-days-wrong": "Enter a whole number of days, from 1 to 90.",
  "share-with-oneself": "Choose another authority: yours sees its own people already.",
  "no-such-share": "This is not shared any more. Go back to the list.",
};
