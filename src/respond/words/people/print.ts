/** Sentences: letters on their way to a printer. */
import type { Sentences } from "../sentence.ts";

export const printWords: Sentences = {
  "no-such-batch": "There is no such print batch. Go back to the list.",
  "batch-files-missing":
    "The files of this batch are not on this machine. Bring back the folder print/ from the machine that made it.",
  "batch-moved-on": "A colleague has done this already. Look where the batch stands now.",
  "batch-not-handed": "Hand the batch to the printer first. Until then its letters lie nowhere else.",
  "printer-name-missing": "Enter who prints the letters.",
  "handed-in-future": "When the printer got it must be in the past.",
  "printer-key-malformed": "Enter an age key that begins with age1. Copy it whole, as the printer sent it.",
  "references-missing": "Enter at least one reference.",
  "too-many-references": "Enter 500 references at most at once.",
};
