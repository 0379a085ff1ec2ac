/** Sentences: people and notices. */
import type { Sentences } from "../sentence.ts";
import { gateWords } from "./gate.ts";

export const peopleWords: Sentences = {
  "no-such-person": "There is no such person in the register. Go back to the list.",
  "no-such-notice": "There is no such notice. Go back to the list.",
  "no-address": "There is no postal address for this person.",
  "nothing-drafted": "There is nothing to approve. Draft the notices first.",
  "nothing-approved": "There is nothing to send. Approve the notices first.",
  "not-halted": "Delivery goes on already: somebody has said so.",
  "not-held": "This notice is not held: somebody has dealt with it already.",
  "no-such-contact": "This person cannot be reached that way. Choose another channel.",
  ...gateWords,
};
