/** Sentences: waves. */
import type { Sentences } from "../sentence.ts";

export const waveWords: Sentences = {
  "no-bands": "Select at least one severity.",
  "no-ways": "Select at least one way.",
  "plan-out-of-range": "Enter a number in the range that the hint names.",
  "wave-name-missing": "Enter a name for the wave.",
  "no-such-wave": "There is no such wave.",
  "wave-over": "This wave is over: nothing of it can be changed.",
  "wave-not-there-yet": "The wave cannot do that now. Look at where it stands.",
  "wave-people-stand": "Whom a launched wave tells, and by which ways, stands. Plan another wave.",
};
