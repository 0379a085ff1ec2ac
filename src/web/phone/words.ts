/** How pages say why somebody is to be called, and what came of a call. */
import type { PhoneHours, Weekday } from "../../domain/phone/phone-words.ts";
import type { PhoneOutcome, ToCallReason, ToCallState } from "../../domain/phone/to-call.ts";
import type { Tag } from "../words/states.ts";

export const reasonWords: Readonly<Record<ToCallReason, string>> = {
  "call-first": "Call before anything is written",
  failed: "No message reached them",
  "came-back": "What was sent comes back",
  asked: "To be told by phone",
};

export const phoneOutcomeWords: Readonly<Record<PhoneOutcome, string>> = {
  told: "Reached, and told",
  "no-answer": "Nobody answered",
  "call-back": "They asked to be called again",
  "wrong-number": "Wrong number",
  letter: "They asked for a letter instead",
  refused: "They do not want to hear it",
  unsafe: "It was not safe to talk",
};

export const outcomeHints: Readonly<Partial<Record<PhoneOutcome, string>>> = {
  told: "They showed who they are, and know now what was taken and what to do. They count as told.",
  "no-answer": "Or a machine answered. They stay on the list.",
  "wrong-number": "They stay on the list. Keep the number from being used again on the page after this.",
  letter: "They leave the list. Somebody looks at the notice, and at where the letter may go.",
  unsafe: "Say below when to try again. Until then nobody calls.",
};

export const stateTags: Readonly<Record<ToCallState, Tag>> = {
  waiting: { text: "To be called", colour: "yellow" },
  told: { text: "Told", colour: "green" },
  letter: { text: "Wants a letter", colour: "blue" },
  refused: { text: "Did not want to hear it", colour: "grey" },
};

const short: Readonly<Record<Weekday, string>> = {
  monday: "Monday",
  tuesday: "Tuesday",
  wednesday: "Wednesday",
  thursday: "Thursday",
  friday: "Friday",
  saturday: "Saturday",
  sunday: "Sunday",
};

export function hoursInWords({ from, to, days }: PhoneHours): string {
  return `${from} to ${to}, ${days.map((day) => short[day]).join(", ")}`;
}

/** What stands in curly brackets in the script. */
export function spoken(
  lines: readonly string[],
  values: Readonly<Record<string, string>>,
): readonly string[] {
  return lines.map((line) => line.replace(/\{([a-z]+)\}/g, (whole, key: string) => values[key] ?? whole));
}
