/** Sentences: two people at the same thing. */
import { clockOf, type Sentences } from "./sentence.ts";

export const versionsWords: Sentences = {
  "changed-meanwhile": ({ by = "A colleague", at }) =>
    `${by} changed this${at === undefined ? "" : ` at ${clockOf(at)}`} while you were writing. Theirs is shown below; yours is still in the form. Nothing of theirs was overwritten.`,
};
