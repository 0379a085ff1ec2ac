/** Sentences: why somebody reads, and who looked at whom. */
import type { Sentences } from "../sentence.ts";

export const readingsWords: Sentences = {
  "why-missing": "Select why you need to see this.",
  "task-words-missing": "Say in a few words why you need to see this.",
  "task-words-too-long": "Use 300 characters or fewer.",
  "no-such-pattern": "This pattern is no longer there: what it was about is more than 30 days ago.",
};
