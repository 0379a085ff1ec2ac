/** Sentences: two people at the same thing. */
import { ukClock } from "../../domain/uk-time/in-words.ts";
import type { Sentences } from "./sentence.ts";

export const versionsWords: Sentences = {
  "changed-meanwhile": ({ by = "A colleague", at }) =>
    `${by} changed this${at === undefined ? "" : ` at ${ukClock(at)}`} while you were writing. Theirs is shown below; yours is still in the form. Nothing of theirs was overwritten.`,
};
