/** Sentences: hand-over notes. */
import { ukClock } from "../../../domain/uk-time/in-words.ts";
import type { Sentences } from "../sentence.ts";

export const handoverWords: Sentences = {
  "shift-in-future": "When the shift began must be in the past.",
  "since-too-long-ago": "A shift is 31 days at the most. Enter a later beginning.",
  "handover-words-missing": "Enter what the next shift must know.",
  "handover-words-too-long": "Your words must be 6,000 characters or fewer.",
  "no-such-handover": "There is no such hand-over note. Go back to the list.",
  "own-handover": "You wrote this note yourself. Whoever takes over says so.",
  "handover-taken": ({ by = "A colleague", at }) =>
    `${by} has taken over already${at === undefined ? "" : ` at ${ukClock(at)}`}. The note changes no more; write a new one.`,
};
