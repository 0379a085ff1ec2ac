/** How pages say what became of a round of notices after the first, and whom a correction concerns. */
import type { CorrectionChoice } from "../../../domain/notices/later/correction.ts";
import { count } from "../../words/numbers.ts";

export function draftedWords(
  what: string,
  { drafted, held }: { readonly drafted: number; readonly held: number },
): string {
  const kept = held === 0 ? "" : ` ${count(held, "is", "are")} held until somebody has looked.`;
  return `${count(drafted + held, `${what} is`, `${what}s are`)} drafted.${kept} Nothing is sent yet.`;
}

export const choiceWords: Readonly<Record<CorrectionChoice, string>> = {
  category: "Whoever was told of kinds of data that were not taken",
  wave: "Whoever was told in one wave",
  words: "Whoever was told in one version of the words",
  everybody: "Everybody who was told",
};

/** The name that notices keep of the words that they were made from. */
export function versionWords(from: string): string {
  return from === "" ? "The words as they came with Candour" : from.charAt(0).toUpperCase() + from.slice(1);
}
