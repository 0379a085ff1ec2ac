/** Sentences: first run and sign-in. */
import { inWords, type Sentences } from "./sentence.ts";

export const entryWords: Sentences = {
  "already-set-up": "Candour is set up already. Sign in instead.",
  "wrong-token":
    "This set-up link is not the right one. Use the link that Candour printed when it last started.",
  "name-missing": "Enter a name.",
  "email-malformed": "Enter an email address, like name@example.gov.uk.",
  "email-taken": "There is an account with this email address already. Use another address.",
  "passphrase-too-short": "Enter a passphrase of 12 characters or more. Three random words work well.",
  "authority-missing": "Enter the name of at least one authority.",
  "has-own-staff": "This authority has accounts of its own. Ask a lead there to add the colleague.",
  "not-recognised": "The email address or the passphrase is not right. Check both and try again.",
  wait: ({ seconds = 60 }) => `Too many tries. Wait ${inWords(seconds)}, then try again.`,
  "not-allowed":
    "This step is not possible from where the incident is now. Look at its phase and choose another.",
  "not-yours": "This belongs to another authority. Ask a colleague there.",
};
