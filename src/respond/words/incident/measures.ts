/** Sentences: measures, the alarm, and what they propose for the public page. */
import { ukClock } from "../../../domain/uk-time/in-words.ts";
import type { Sentences } from "../sentence.ts";

export const measuresWords: Sentences = {
  "no-such-measure": "There is no such measure. Go back to the list.",
  "measure-title-missing": "Say what is to be done.",
  "target-missing": "Say what it is to be done to.",
  "target-unknown": "Choose a system or service from the list: this one is not there any more.",
  "words-too-long": "Shorten the text: it is too long to be kept.",
  "due-before-order": "It must be due after it was ordered.",
  "no-service-suspended":
    "Name a public service of the authority that carries it out, or a system that the map says one of them runs on.",
  "isolating-is-containment": "Only containment isolates. Choose containment, or another effect.",
  "templates-broken": ({ why = "" }) =>
    `The templates in measures.yaml cannot be used: ${why.replace(/\s+/gu, " ").replace(/\.$/u, "")}. Put the file right, or order measures one by one.`,
  "nothing-ordered": "Choose at least one measure.",
  "measure-over": "It has been done or ended already, so what was ordered stays as it was.",
  "acknowledged-as-it-stood":
    "They have acknowledged it as it stood, so only they change it now. Cancel it and ask anew, or call them.",
  "measure-reasons-missing": "Say why. It is kept with the measure.",
  "verified-by-doer": "You did this yourself. Somebody else of your authority has to verify it.",
  "happened-in-future": "It must have happened already: enter a time that is not in the future.",
  "happened-before-last": ({ at }) =>
    `It cannot have happened before the step that came before it${at === undefined ? "" : `, ${ukClock(at)}`}.`,
  "happened-after-next": "It cannot have happened after the step that came next.",
  "step-taken-already": ({ by = "Somebody", at }) =>
    `${by} has done this already${at === undefined ? "" : ` at ${ukClock(at)}`}. Nothing was changed.`,
  "step-not-now": "This cannot be done now: the measure has moved on. Look at where it stands.",
  "goes-round": ({ way = [] }) =>
    `They would wait for each other in a circle: ${way.join(" after ")}. Take one of these away.`,
  "alarm-in-future": "The first sign must be in the past.",
  "alarm-words-missing": "Say what the first sign was.",
  "no-such-proposal": "There is no such proposal any more. Look at the measure.",
  "proposal-decided": ({ by = "Somebody", at }) =>
    `${by === "" ? "Somebody" : by} has decided on this already${at === undefined ? "" : ` at ${ukClock(at)}`}.`,
};
