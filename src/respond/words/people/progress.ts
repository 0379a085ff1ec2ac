/** Sentences: how far telling people is. */
import type { Sentences } from "../sentence.ts";

export const progressWords: Sentences = {
  "people-open":
    "Somebody is still on the way, in doubt, or has no notice. Look at what is open, and sign when nobody is.",
  "nobody-registered": "Nobody is in the register yet, so there is nobody to account for.",
};
