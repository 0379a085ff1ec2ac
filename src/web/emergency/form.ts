/** The form of an emergency message: one field is enough; the same in other languages, and how grave it is, are more. */
import type { EmergencyWords } from "../../domain/emergency/emergency.ts";
import type { OtherLanguage } from "../../respond/desk/house/translation-desk.ts";
import { type Fields, longText, several } from "../frame/fields.ts";

export function wordsIn(form: Fields): EmergencyWords {
  const texts = Object.keys(form)
    .filter((name) => name.startsWith("text-"))
    .map((name) => [name.slice("text-".length), longText(form, name)] as const);
  return {
    text: longText(form, "text"),
    texts: Object.fromEntries(texts.filter(([, words]) => words !== "")),
    danger: several(form, "danger").includes("yes"),
  };
}

export function fieldsOf({ text, texts, danger }: EmergencyWords): Fields {
  const others = Object.entries(texts).map(([code, words]) => [fieldOf(code), words] as const);
  return { text, ...Object.fromEntries(others), ...(danger ? { danger: "yes" } : {}) };
}

export function fieldOf(code: string): string {
  return `text-${code}`;
}

export function languageFields(languages: readonly OtherLanguage[]) {
  return languages.map((one) => ({ ...one, field: fieldOf(one.code) }));
}
