/** Sentences: bodies and services. */
import type { Sentences } from "../sentence.ts";

export const bodiesWords: Sentences = {
  "key-taken": "Another authority has this short name already. Choose another.",
  "no-such-authority": "There is no such authority. Go back to the list of services.",
  "phone-malformed": "Enter a phone number that people can call, like 020 7946 0000.",
  "address-too-long": "Shorten the address to seven lines of 80 characters at most.",
  "contact-missing":
    "First say how people can reach your authority: a notice must give a phone number and an email address. You find it under Services.",
  "no-such-service": "There is no such service. Go back to the list of services.",
};
