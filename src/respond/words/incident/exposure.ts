/** Sentences: where it began, what is exposed, and telling partners. */
import { ukClock } from "../../../domain/uk-time/in-words.ts";
import type { Sentences } from "../sentence.ts";

export const exposureWords: Sentences = {
  "origin-missing": "Say where it began: a system, an authority or a processor of the map.",
  "too-many-origins": "Name 20 places where it began at most. If there are more, name the authority itself.",
  "unknown-origin":
    "This is not on the map of shared services. Choose a name from the list, or add it to the map.",
  "first-day-in-future": "The first day of the intruder must be today or earlier.",
  "until-in-future":
    "The last day of the intruder must be today or earlier. Leave it empty if they may be inside still.",
  "until-before-since": "The last day of the intruder must not be before the first.",
  "same-belief": "This is what is believed already. Change where it began or the days, or go back.",
  "incident-over": "This incident is over. What is believed of it can only be changed while it is open.",
  "no-such-exposure": "This exposure is not part of the incident. Go back to the list.",
  "exposure-gone": "The map does not show this any more. What was said of it stays as it is.",
  "judged-so-already": "This has been said already, of the same path and years.",
  "not-told": "This authority did not have to be told: it declared the incident, or is not in it.",
  "told-whom-missing": "Say whom you told, and how.",
  "acknowledged-already": ({ by = "A colleague", at }) =>
    `${by} has said this already${at === undefined ? "" : ` at ${ukClock(at)}`}.`,
};
