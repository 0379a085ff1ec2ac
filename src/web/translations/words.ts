/** What staff call the texts that are translated, their fields, and how far a translation is. */
import type { Progress } from "../../domain/translations/in-step.ts";
import type { SubjectKind } from "../../domain/translations/subject.ts";
import type { Tag } from "../words/states.ts";

export const kindWords: Readonly<Record<SubjectKind, string>> = {
  incident: "What happened",
  statement: "Statement",
  point: "What we know",
  outage: "Outage",
  "outage-part": "What we add to an outage",
  service: "Service",
  maintenance: "Planned maintenance",
  place: "Help in person",
};

export const progressTags: Readonly<Record<Progress, Tag>> = {
  behind: { text: "Out of date", colour: "red" },
  waiting: { text: "Waits for a yes", colour: "yellow" },
  missing: { text: "Not translated", colour: "grey" },
  done: { text: "Up to date", colour: "green" },
};

const fieldWords: Readonly<Record<string, string>> = {
  title: "Title",
  body: "Text",
  easyRead: "Easy read",
  changed: "What is different",
  withdrawn: "Why it is withdrawn",
  what: "What was taken",
  text: "What people should know",
  why: "What has changed, and why",
  words: "What to say about it",
  expected: "When it is expected back",
  name: "Name",
  group: "Group",
  note: "What to do meanwhile",
  access: "Getting in",
};

/** "way-2" and "day-3" are the second and third of their kind. */
export function fieldLabel(field: string): string {
  const [, list, number] = /^(way|day)-(\d+)$/u.exec(field) ?? [];
  const counted = number === "1" ? "" : ` (${number})`;
  if (list === "way") return `About another way to get it${counted}`;
  if (list === "day") return `On special days${counted}`;
  return fieldWords[field] ?? field;
}

/** What takes more than a line to write. */
export function isLong(field: string, english: string): boolean {
  return ["body", "easyRead", "note", "words", "access"].includes(field) || english.length > 80;
}
