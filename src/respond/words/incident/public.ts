/** Sentences: the public page and the ledger. */
import { ukClock } from "../../../domain/uk-time/in-words.ts";
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
  "emergency-missing": "Write what people must know now.",
  "emergency-too-long": "Use 500 characters or fewer: people read it on a phone, in a hurry.",
  "emergency-over": "This message is not up any more. Somebody has changed it or taken it down.",
  "emergency-own": "Somebody else has to look at it: you wrote it.",
  "emergency-stood-by": ({ by = "A colleague", at }) =>
    `${by} has looked at it already${at === undefined ? "" : ` at ${ukClock(at)}`}, and stands by it.`,
  "point-text-missing": "Write what people should know, in a sentence or two.",
  "point-text-too-long": "Use 500 characters or fewer. Make a statement of what is longer.",
  "point-sure-missing": "Say how sure we are of it.",
  "point-why-missing": "Say what has changed and why. The public reads it.",
  "point-wrong-of-nothing": "Only what was said before can turn out to be wrong.",
  "point-taken-unknown": "Name kinds of data only where we know, or believe, that they were taken.",
  "no-such-point": "There is no such point. Go back to the list.",
  "point-others": "This is what another authority says. Each authority speaks for itself.",
  "point-own-words": "Somebody who did not write this has to let the public read it. Ask a colleague.",
  "point-not-waiting": "Somebody has dealt with this meanwhile. Look at it again.",
  "point-not-standing": "Only what the public reads now can be checked again.",
  "no-such-translation": "There is no such text or language. Go back to the list of translations.",
  "translation-source-changed":
    "The English has changed while you were writing. It is shown as it is now; yours is still in the form.",
  "translation-field-missing": "Translate this too. It is read together with the rest, or not at all.",
  "translation-field-too-long": "This is much longer than the English. Say the same, and no more.",
  "translation-empty": "Write a translation first.",
  "translation-own-words": "Somebody who had no hand in this translation has to let the public read it.",
  "translation-others": "These are another authority’s words. Each authority speaks for itself.",
  "translation-not-waiting": "Somebody has dealt with this translation meanwhile. Look at it again.",
  "translation-not-standing": "Only what the public may read now can be taken down.",
  "translation-behind": "The English has changed since this was written. Translate it anew.",
  "translation-without-why": "Say what is wrong with it.",
  "changed-missing": "Say what is different and why. The public reads it beside the statement.",
  "easy-read-unlooked":
    "You changed the statement. Change the easy read words too, or say that they are still right.",
  "body-missing": "Write what people should know.",
  broken: ({ sequence, why }) =>
    why ?? `The ledger is broken at entry ${sequence}. Keep this copy, and compare it with a backup.`,
};
