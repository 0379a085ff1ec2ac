/** Sentences: referrals to bodies outside of the incident. */
import type { Sentences } from "../sentence.ts";

export const referralsWords: Sentences = {
  "referral-body-missing": "Select whom it goes to.",
  "body-name-missing": "Enter the name of the body.",
  "about-missing": "Enter what you refer.",
  "about-too-long": "What you refer must be 4,000 characters or fewer.",
  "referral-field-too-long": "Names, numbers and references must be 200 characters or fewer.",
  "mark-not-joint":
    "TLP:RED and TLP:AMBER+STRICT do not leave your authority. Select another mark, or keep the referral to your authority.",
  "referral-ended": "This referral is closed or withdrawn. Reopen it first.",
  "referral-step-not-now": "A colleague has done this already. The page shows how things stand now.",
  "no-such-referral": "There is no such referral. Go back to the list.",
  "no-such-question": "There is no such question in this referral. Go back to it.",
  "asked-missing": "Enter what they ask for.",
  "asked-too-long": "What they ask for must be 4,000 characters or fewer, and who asked 200.",
  "asked-in-future": "When they asked must be in the past.",
  "due-before-asked": "When the answer is due must be after they asked.",
  "answer-missing": "Enter what you answered.",
  "referral-answer-too-long": "The answer must be 4,000 characters or fewer.",
  "too-many-documents": "List 100 documents or fewer with one answer.",
};
