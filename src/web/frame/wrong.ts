/** A problem of the desk as an error beside the field that it is about, in the words that all of Candour uses. */
import type { Problem } from "../../domain/outcome.ts";
import { wordsFor } from "../../respond/words.ts";
import type { FieldError } from "./fields.ts";

/** `fields`: which field each kind is about; a kind that is about none stands in the summary alone. */
export function wrong<K extends string>(
  problem: Problem & { readonly kind: K },
  fields: Readonly<Partial<Record<K, string>>>,
): FieldError {
  return { field: fields[problem.kind] ?? "", text: inSummary(wordsFor(problem)) };
}

/** Errors of forms end without a full stop, as a label does. */
export function inSummary(sentence: string): string {
  return sentence.replace(/\.$/u, "");
}
