/** Odd patterns and kinds of readings in words: what was seen, and what may well be behind it. */
import type { OddKind } from "../../domain/staff/odd-reading.ts";
import { thresholds } from "../../domain/staff/odd-thresholds.ts";
import type { ReadingKind } from "../../domain/staff/task.ts";
import type { OddLine } from "../../respond/desk/house/reading-desk.ts";
import { count } from "../words/numbers.ts";

export const readingWords: Readonly<Record<ReadingKind, string>> = {
  "people.listed": "List of people",
  "person.read": "Person",
  "notice.listed": "List of notices",
  "notice.read": "Notice",
  "letter.read": "Letter",
  "values.revealed": "Masked values, in full",
  "people.exported": "Export",
};

export const oddTitles: Readonly<Record<OddKind, string>> = {
  "many-at-once": "Many people in a short time",
  "out-of-hours": "Out of hours",
  "at-risk-without-work": "Somebody at risk, and no work on them",
  "looked-at-by-many": "Looked at by many",
  "like-the-reader": "Own name or address",
  "followed-by-nothing": "Many people, and nothing done",
  "searches-for-nobody": "Searches that found nobody",
  "after-the-end": "A notice that was withdrawn",
  "shared-of-many": "People of several other authorities",
};

/** What was seen, and the harmless reasons that are as likely: each is a question, no finding. */
export function oddWords(odd: OddLine): string {
  const who = odd.staffName ?? "Somebody";
  const whom = odd.personReference ?? "a person who has been deleted";
  const usual = odd.usual === null ? "" : ` Usual here: ${odd.usual} in an hour.`;
  const words: Readonly<Record<OddKind, string>> = {
    "many-at-once": `${who} opened ${count(odd.count, "person", "people")} within an hour.${usual} It may be a busy day on the phones, or a check of many notices.`,
    "out-of-hours": `${who} opened ${count(odd.count, "person", "people")} between ${thresholds.nightFrom - 12}pm and ${thresholds.nightTo}am. Nights are worked in an incident: was this one planned?`,
    "at-risk-without-work": `${who} opened ${whom}, who is marked as at risk, and did nothing about them within a day. They may have called, or been looked at for somebody else.`,
    "looked-at-by-many": `${odd.count} members of staff opened ${whom} within a week. The case may be hard, or the name well known.`,
    "like-the-reader": `${who} opened ${whom}, who has the same surname or email address. It may be chance: common names are. Relatives are somebody else’s work.`,
    "followed-by-nothing": `${who} opened ${count(odd.count, "person", "people")} in one task and did nothing with what they saw. Answering calls leaves no trace either.`,
    "searches-for-nobody": `${who} searched ${odd.count} times within an hour and found nobody. It may be a caller whose name is hard to spell, or names tried out.`,
    "after-the-end": `${who} opened ${whom}, to whom it was decided to write nothing. They may have called all the same.`,
    "shared-of-many": `${who} opened people of ${odd.count} other authorities in one day, who were shared for a reason.`,
  };
  return words[odd.kind];
}
