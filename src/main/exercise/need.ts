/** What must go well in an exercise; where it does not, the sentence for people is the error. */
import type { Outcome, Problem } from "../../domain/outcome.ts";
import { wordsFor } from "../../respond/words.ts";

export class ExerciseFailed extends Error {}

export function need<T>(outcome: Outcome<T, Problem>): T {
  if (outcome.ok) return outcome.value;
  throw new ExerciseFailed(wordsFor(outcome.problem));
}
