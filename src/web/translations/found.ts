/** The text and the language that an address names. */
import type { SubjectName } from "../../domain/translations/subject.ts";
import type { TranslationSheet, WhichTranslation } from "../../respond/desk/house/translation-desk.ts";
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
