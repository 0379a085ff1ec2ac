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
  "passphrase-too-common":
    "This passphrase is one of those that are tried first. Take words that do not belong together.",
  "passphrase-too-near":
    "This passphrase follows from your name, your address or where it is used. Take words that have nothing to do with you.",
  "authority-missing": "Enter the name of at least one authority.",
  "has-own-staff": "This authority has accounts of its own. Ask a lead there to add the colleague.",
  "not-recognised": "The email address or the passphrase is not right. Check both and try again.",
  wait: ({ seconds = 60 }) => `Too many tries. Wait ${inWords(seconds)}, then try again.`,
  "code-wrong":
    "The code is not right, or was used before. Wait for the next one, and check the clock of your phone.",
  "half-ended": "Signing in took too long. Begin again.",
  "code-not-of-key":
    "This code is not of the key on this page. Check that the app has the new key, and type its latest code.",
  "key-too-old": "The key has changed since you scanned it. Scan the one on this page.",
  "passkey-refused": "The passkey could not be used. Try again, or use another way to sign in.",
  "passkey-taken": "This passkey is in use already. Make another one.",
  "passkey-nameless": "Enter a name for the passkey, so that you know it again.",
  "last-factor": "This is the only second factor that the account has. Add another one first.",
  "provider-silent":
    "Your authority's own sign-in does not answer. Use your passphrase or your break-glass account.",
  "provider-refused":
    "Your authority's own sign-in did not say who you are. Try again, or use your passphrase or your break-glass account.",
  "provider-unknown-account":
    "Your authority's own sign-in knows you, and Candour has no account for you. Ask your incident lead to invite you.",
  "no-such-provider": "Candour does not know this way to sign in. Go back and choose another.",
  "invitation-unknown": "This code is not right. Check it with whoever gave it to you.",
  "invitation-taken": "This code was used already. If that was not you, tell your incident lead at once.",
  "invitation-withdrawn": "This code was withdrawn. Ask your incident lead for another.",
  "invitation-expired": "This code has expired. Ask your incident lead for another.",
  "not-confirmed":
    "The passphrase or the code is not right. A code works once: wait for the next one if you have used it.",
  "days-wrong": "Select how long the code is good, from 1 to 14 days.",
  "no-such-account": "There is no such account, or it has ended. Look at the list again.",
  "no-such-session": "This session has ended already.",
  "no-such-announcement": "This announcement was read already.",
  "no-such-invitation": "This code was used or withdrawn already.",
  "own-account": "This is your own account. Ask another lead of your authority.",
  "no-change": "It is so already: nothing was changed.",
  "not-allowed":
    "This step is not possible from where the incident is now. Look at its phase and choose another.",
  "not-yours": "This belongs to another authority. Ask a colleague there.",
  "not-permitted":
    "Your role does not allow this. Ask a colleague of your authority whose role does, or an incident lead.",
};
