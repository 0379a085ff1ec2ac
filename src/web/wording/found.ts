/** Which words an address names, and what staff call them. */
import { type WordingKind, wordingKinds } from "../../domain/wording/wording.ts";
import type { WhichWording, WordingSheet } from "../../respond/desk/people/wording-desk.ts";
import type { StaffVisit } from "../frame/visit.ts";

export const kindWords: Readonly<Record<WordingKind, string>> = {
  plain: "Plain and large print",
  "easy-read": "Easy read",
  advice: "Advice",
  kinds: "What kinds of data are called",
};

export function whichOf({ params }: Pick<StaffVisit, "params">): WhichWording | null {
  const kind = wordingKinds.find((one) => one === params["wording"]);
  return kind === undefined ? null : { language: params["code"] ?? "", kind };
}

export async function sheetOf(visit: StaffVisit): Promise<WordingSheet | null> {
  const which = whichOf(visit);
  return which === null ? null : await visit.desk.wording(visit.staff, which);
}

export function addressOf({ language, kind }: WhichWording): string {
  return `/notices/templates/${encodeURIComponent(language)}/${kind}`;
}

export function whichIn({ language, kind }: Pick<WordingSheet, "language" | "kind">): WhichWording {
  return { language: language.code, kind };
}

export const templatesHref = "/notices/templates";
