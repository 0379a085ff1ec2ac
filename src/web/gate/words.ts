/** How pages name lanes, what was tried, flags, and what comes next. */
import type { FlagSource } from "../../domain/gate/flag.ts";
import type { EffortOutcome, EffortWay, Lane } from "../../domain/gate/lane.ts";
import type { PersonFlag } from "../../domain/people/mention.ts";

export const laneWords: Readonly<Record<Lane, { readonly text: string; readonly hint: string }>> = {
  "call-first": {
    text: "Call first",
    hint: "Somebody speaks to them, by phone or at their door, before anything is written",
  },
  "two-person": { text: "Two people release", hint: "One chooses the way, another says yes" },
  guardian: { text: "To the guardian, after a look", hint: "Somebody looks at who cares for the child" },
  "alternative-contact": { text: "Another contact", hint: "Somebody finds out where it is safe to write" },
  hold: { text: "Hold", hint: "Somebody looks, and releases or withdraws it" },
};

export const wayWords: Readonly<Record<EffortWay, string>> = {
  phone: "Phone call",
  visit: "Visit",
  email: "Email",
  "other-body": "Asked another body",
  "own-records": "Looked at our own records",
};

export const outcomeWords: Readonly<Record<EffortOutcome, string>> = {
  spoke: "Spoke to them, and it was safe to",
  "guardian-checked": "Looked at who cares for the child: it is safe to write to them",
  "no-answer": "Nobody answered",
  "not-safe": "Not safe: somebody else was there, or they said so",
  refused: "They did not want to talk",
  "wrong-person": "It was somebody else",
  asked: "Asked, and waiting for an answer",
  checked: "Looked, and nothing speaks against it",
};

export const flagChoices: readonly {
  readonly value: PersonFlag;
  readonly text: string;
  readonly hint: string;
}[] = [
  { value: "at-risk", text: "At risk", hint: "Where they live must not become known" },
  {
    value: "must-not-know",
    text: "Somebody must not know",
    hint: "A person at the same address, or with the same phone or mailbox, must not learn of it",
  },
  { value: "child", text: "A child", hint: "Under 18" },
  { value: "deceased", text: "Has died", hint: "Or may have" },
  { value: "moved", text: "Has moved", hint: "The address that was found is not theirs any more" },
  { value: "no-fixed-abode", text: "No fixed abode", hint: "No letter reaches them" },
  { value: "staff", text: "Works for us", hint: "They are told by somebody who knows them as staff" },
];

export const sourceWords: Readonly<Record<FlagSource, string>> = {
  found: "found in what was taken",
  hand: "raised by a colleague",
  file: "from a list of your authority’s own",
  partner: "from another authority, which flagged somebody who may be this person",
};
