/** The text and the language that an address names. */
import type { Problem } from "../../domain/outcome.ts";
import type { SubjectName } from "../../domain/translations/subject.ts";
import type { TranslationSheet, WhichTranslation } from "../../respond/desk/house/translation-desk.ts";
import { wordsFor } from "../../respond/words.ts";
import type { StaffVisit } from "../frame/visit.ts";

export function whichOf({ params }: Pick<StaffVisit, "params">): WhichTranslation {
  return { subject: (params["subject"] ?? "") as SubjectName, language: params["code"] ?? "" };
}

export async function sheetOf(visit: StaffVisit): Promise<TranslationSheet | null> {
  return await visit.desk.translation(visit.staff, whichOf(visit));
}

export function addressOf({ subject, language }: WhichTranslation): string {
  return `/translations/${language}/${subject}`;
}

export function whichIn({ source, language }: TranslationSheet): WhichTranslation {
  return { subject: source.subject, language: language.code };
}

/** What to say of a step: done, done and not yet on the page, or not done. Null: it was not done, and the form says why. */
export function stepWords(problem: Problem | null, done: string): string | null {
  if (problem === null) return done;
  // The record holds it already; what failed is putting the page out.
  return ["disk-full", "failed"].includes(problem.kind)
    ? `It is saved. But the public page still shows what it showed before: ${wordsFor(problem)}`
    : null;
}
