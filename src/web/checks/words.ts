/** How pages name what residents ask, and what came of it. */
import type { CallOutcome, CallReason } from "../../domain/check/call.ts";
import type { AskedWay } from "../../domain/check/question.ts";
import { holdWords } from "../words/states.ts";

export const reasonWords: Readonly<Record<CallReason, string>> = {
  ...holdWords,
  "several-people": "Several people fit the name and the contact",
  "near-at-risk": "Somebody who shares a contact with them is at risk",
  "notice-held": "Their notice is held, was withdrawn, or could not be carried",
  "too-long": "Their answer is too long to be put on the public site",
};

export const wayWords: Readonly<Record<AskedWay, string>> = {
  site: "On the public site",
  phone: "By phone",
  counter: "At a counter",
};

export const outcomeWords: Readonly<Record<CallOutcome, string>> = {
  told: "Reached, and told",
  "not-reached": "Not reached",
  "not-them": "It was somebody else",
  "no-call": "No call is to be made",
};
