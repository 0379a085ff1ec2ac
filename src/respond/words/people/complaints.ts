/** Sentences: complaints and corrections. */
import type { Sentences } from "../sentence.ts";

export const complaintWords: Sentences = {
  "no-such-complaint": "There is no such complaint. Go back to the list.",
  "complaint-moved-on": "A colleague has done this already. Look where it stands now, then go on from there.",
  "complaint-outcome-missing": "Select what came of it.",
  "complaint-answer-missing": "Write the answer to the person.",
  "complaint-answer-too-long": "Write an answer of 4,000 characters at most.",
  "complaint-authority-missing": "Select the other authority that it is about.",
  "complaint-letter-unknown":
    "There is no reference like P-000123 in this complaint. Look for the person under People, and withdraw their notice.",
  "complaint-words-missing": "Write down what the person said.",
  "complaint-too-long": "Write 5,000 characters at most, and 200 in each of the other fields.",
};
