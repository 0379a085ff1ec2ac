/** Sentences: the end of keeping. */
import type { Sentences } from "../sentence.ts";

export const retentionWords: Sentences = {
  "months-out-of-range": "Enter whole numbers of months, from 1 to 120.",
  "not-a-day": "Enter a day that is in the calendar, like 30/11/2027.",
  "end-in-past": "Choose today or a day to come. To delete it now, use Delete.",
  "end-too-far": "Choose a day within ten years.",
  "not-there": "It is not there, or it was deleted. Go back to the list.",
  "nothing-due": "Nothing is past its end. There is nothing to delete.",
  "still-being-told": "A message to one of these people is on its way. Wait until it is sent, then delete.",
  "under-review": "A holding of these people is being reviewed. Wait until that is done, then delete.",
};
