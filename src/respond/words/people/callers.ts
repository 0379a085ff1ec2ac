/** Sentences: residents who call. */
import type { Sentences } from "../sentence.ts";

export const callerWords: Sentences = {
  "enquiry-note-too-long": "Write a note of 2,000 characters at most.",
  "enquiry-due-missing": "Say by when they are called back.",
  "enquiry-due-past": "The day of the follow-up must be today or later.",
  "enquiry-followed-up": "A colleague has followed this up already.",
  "no-such-enquiry": "There is no such enquiry. Go back to the person.",
};
