/** Sentences: what needs a second person. */
import type { Sentences } from "../sentence.ts";

export const requestsWords: Sentences = {
  "no-such-request": "There is no such request. Go back to the list.",
  "own-request": "You asked for this yourself. Somebody else has to decide on it.",
  "about-yourself": "This is about your own account. Somebody else has to decide on it.",
  "no-second-person": "Your role does not decide on this. Ask one of the colleagues who are named.",
  "not-the-asker": "Only the colleague who asked can do this, as long as their role allows it.",
  "request-not-waiting": "This request waits no longer: it was decided or taken back meanwhile.",
  "request-not-granted": "This was not granted, or was used already. A grant can be used once. Ask again.",
  "request-expired": "Nobody decided on this within 24 hours. Ask again.",
  "request-lapsed": "The grant was not used in time. Ask again.",
  "refusal-without-words": "Say why not: your colleague has to know what to change.",
  "changed-since-asked":
    "What would be done is no longer what was asked for. Nothing was done. Whoever asked has to ask again.",
  "changed-since-shown": "This has changed since you looked. Look again before you ask.",
  "already-asked": "This is asked for already and waits for a colleague.",
  "not-fresh": "Confirm first that it is you, then decide.",
  "nothing-to-reveal": "There is nothing masked of this kind. Choose what you need to see.",
  "nobody-to-export": "Nobody fits these filters, so there is nothing to export.",
  "not-due": "There is nothing to delete now.",
  "readings-gone":
    "What was read from the holding is no longer kept, so the value cannot be shown. Have the holding read again.",
};
