/** Sentences: waves. */
import type { Sentences } from "../sentence.ts";

export const waveWords: Sentences = {
  "no-bands": "Select at least one severity.",
  "no-ways": "Select at least one way.",
  "plan-out-of-range": "Enter a whole number within the range beside it; of 100, a decimal will do.",
  "text-hours-reversed":
    "Texts must be allowed until a later hour than from which they go. Choose hours within one day.",
  "wave-name-missing": "Enter a name for the wave.",
  "no-such-wave": "There is no such wave.",
  "wave-over": "This wave is over: nothing of it can be changed.",
  "wave-not-there-yet": "The wave cannot do that now. Look at where it stands.",
  "wave-people-stand": "Whom a launched wave tells, and by which ways, stands. Plan another wave.",
};
