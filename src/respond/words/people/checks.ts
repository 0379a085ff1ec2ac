/** Sentences: residents who ask whether they are affected. */
import type { Sentences } from "../sentence.ts";

export const checkWords: Sentences = {
  "ask-name-missing": "Enter the person’s full name.",
  "ask-name-too-long": "Enter a name of 100 letters at most.",
  "ask-contact-missing": "Fill in one way by which the council may have reached them.",
  "ask-contacts-several": "Fill in one way alone. Leave the others empty.",
  "ask-email-malformed": "Enter an email address in the right format, like name@example.com.",
  "ask-phone-malformed": "Enter a UK mobile number, like 07700 900 982.",
  "ask-line-missing": "Enter the first line of the address.",
  "ask-postcode-malformed": "Enter a full UK postcode, like SW7 2AZ.",
  "ask-reference-malformed": "Enter the reference as it stands on the letter, like P-000123.",
  "no-such-call": "There is no such call. Go back to the list.",
  "call-closed": "A colleague has dealt with this call already. Go back to the list.",
  "call-identity-missing": "Ask enough of the questions, and tick those that were answered rightly.",
  "call-note-too-long": "Write at most 1,000 characters about the call.",
};
