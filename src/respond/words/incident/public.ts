/** Sentences: the public page and the ledger. */
import type { Sentences } from "../sentence.ts";

export const publicWords: Sentences = {
  "no-such-statement": "There is no such statement. Go back to the list of statements.",
  "already-published": "This statement has been published already. Write a new one to say more.",
  "body-missing": "Write what people should know.",
  broken: ({ sequence, why }) =>
    why ?? `The ledger is broken at entry ${sequence}. Keep this copy, and compare it with a backup.`,
};
