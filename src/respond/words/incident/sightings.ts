/** Sentences: what staff report. */
import { ukClock } from "../../../domain/uk-time/in-words.ts";
import type { Sentences } from "../sentence.ts";

export const sightingsWords: Sentences = {
  "no-such-sighting": "This sighting is not there, or it belongs to another authority. Go back to the list.",
  "details-missing": "Say what was seen, or attach the message.",
  "details-too-long": "Make it shorter: 5,000 characters for what was seen, 200 for where and for a contact.",
  "seen-in-future": "The time when it was seen must be in the past.",
  "file-too-large": "The file must be smaller than 10 MB.",
  "file-empty": "The file is empty. Choose another one.",
  "no-such-colleague": "Choose a colleague of your authority who may take this.",
  "no-such-group": "There is no such group in your authority. A group is named like G-000042.",
  "same-group": "It is in that group already.",
  "in-other-incident":
    "This group belongs to another incident already. Split off what does not belong to that one.",
  "outcome-missing": "Choose what it was.",
  "answer-too-long": "Make the answer shorter: 1,000 characters at most.",
  "done-already": ({ by, at }) =>
    `${by ?? "Somebody"} has done this already${at === undefined ? "" : `, at ${ukClock(at)}`}. Nothing was changed.`,
};
