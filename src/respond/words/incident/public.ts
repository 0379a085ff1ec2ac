/** Sentences: the public page and the ledger. */
import type { Sentences } from "../sentence.ts";

export const publicWords: Sentences = {
  "no-such-statement": "There is no such statement. Go back to the list of statements.",
  "already-published": "This statement has been published already. Write a new one, or correct it.",
  "statement-own-words": "Somebody who had no hand in these words has to approve them. Ask a colleague.",
  "statement-others": "This is another authority’s statement. Each authority speaks for itself.",
  "statement-not-approved": "A second person has to approve this statement before it is published.",
  "statement-not-waiting": "Somebody has dealt with this statement meanwhile. Look at it again.",
  "statement-not-published":
    "Only a statement that is published, and still stands, can be corrected or withdrawn.",
  "statement-without-why": "Say why. Whoever reads it has to understand it.",
  "changed-missing": "Say what is different and why. The public reads it beside the statement.",
  "body-missing": "Write what people should know.",
  broken: ({ sequence, why }) =>
    why ?? `The ledger is broken at entry ${sequence}. Keep this copy, and compare it with a backup.`,
};
