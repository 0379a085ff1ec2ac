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
  everybody: "Everybody who was told",
};
