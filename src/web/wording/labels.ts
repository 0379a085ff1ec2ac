/** What each field of the words is called, and how it is written. */

import { mentionTypes } from "../../domain/people/mention.ts";
import type { WordingKind } from "../../domain/wording/wording.ts";
import { categoryWords } from "../words/categories.ts";

const fields: Readonly<Record<string, string>> = {
  subject: "Title, and subject of the email",
  greeting: "Greeting",
  opening: "What happened",
  years: "Which years the files are from",
  takenHeading: "Heading: what was taken",
  takenNote: "Below what was taken",
  meaningHeading: "Heading: what it could mean",
  doHeading: "Heading: what to do",
  weHeading: "Heading: what we are doing",
  we: "What we are doing",
  contactHeading: "Heading: how to reach us",
  contact: "How to reach us",
  closing: "Closing",
  signature: "Signature",
  short: "Text message",
};

export function labelOf(kind: WordingKind, field: string): string {
  if (kind === "kinds") return named(field);
  const [name = "", part] = field.split(".");
  if (kind === "advice")
    return `${capital(name)}: ${part === "title" ? "heading" : part === "easy" ? "in easy read" : "what to do"}`;
  return name === "meaning" ? `What it could mean: ${named(part ?? "")}` : (fields[field] ?? field);
}

function named(type: string): string {
  const known = mentionTypes.find((one) => one === type);
  return known === undefined ? type : categoryWords(known);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Several lines are several paragraphs, or several items of a list. */
export function isLong(field: string): boolean {
  return /^(opening|we|contact|short)$|\.(steps|easy)$/u.test(field);
}
