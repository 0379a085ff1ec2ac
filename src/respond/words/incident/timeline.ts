/** Sentences: the timeline. */
import type { Sentences } from "../sentence.ts";

export const timelineWords: Sentences = {
  "what-missing": "Enter what happened.",
  "what-too-long": "What happened must be 2,000 characters or fewer.",
  "source-missing": "Enter where this is known from.",
  "source-too-long": "Where this is known from must be 300 characters or fewer.",
  "line-in-future": "When it happened must be in the past.",
  "reasons-too-long": "The reasons must be 1,000 characters or fewer.",
  "nothing-corrected": "Nothing differs from what stands there. Change what is wrong, or go back.",
  "line-struck": "This line is struck out already. Add a new one.",
  "no-such-line": "There is no such line. Go back to the timeline.",
  "no-such-entry": "There is no such entry in the ledger of this incident.",
  "line-of-another": "Another authority wrote this line. Ask it to put it right, or add a line of your own.",
  "no-such-time":
    "There was no such time on clocks in the UK: it is no day of the calendar, or clocks went forward over it.",
  "time-twice":
    "Clocks went back over this time, so it came twice. Select British Summer Time for the first or GMT for the second.",
};
