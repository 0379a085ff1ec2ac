/** Sentences: evidence bundles. */
import type { Sentences } from "../sentence.ts";

export const evidenceWords: Sentences = {
  "recipient-missing": "Enter whom it is for.",
  "recipient-person-missing": "TLP:RED is for named people alone. Enter who it is for.",
  "evidence-words-too-long": "Names must be 200 characters or fewer, and reasons 1,000.",
  "ledger-not-signed":
    "The ledger has no signed checkpoint yet, so nothing can be proved by it. Restart Candour, then try again.",
  "no-such-evidence": "There is no such bundle. Go back to the list.",
  "not-made-yet": "This bundle is not made. It waits for a second person, or was refused.",
  "how-missing": "Enter how it was handed over.",
  "beyond-the-mark":
    "The handling mark does not allow it to be handed to them. Give reasons why it was handed to them all the same, or do not hand it over.",
  "own-evidence":
    "You asked for this bundle yourself. Another incident lead or data protection officer decides.",
  "evidence-not-asked": "A colleague has decided on this already. The page shows how things stand now.",
};
