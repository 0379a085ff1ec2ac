/** Sentences: everything between a body and one person besides the first sending. */
import type { Sentences } from "../sentence.ts";

export const contactsWords: Sentences = {
  "nobody-to-tell-again": "There is nobody whom this concerns.",
  "correction-under-way":
    "Some of these people have a correction on its way. Send it or withdraw it first; then make this one.",
  "correction-words-missing": "Say what you told people, and what is true.",
  "correction-words-too-long": "Write 600 characters at most for each.",
  "correction-wrong-missing": "Select the kinds of data that were named wrongly.",
  "correction-days-reversed": "The last day must not be before the first.",
  "correction-holds-a-number":
    "The same words go to everybody. Take out references, email addresses and long numbers.",
  "no-such-to-call": "They are not on the list of people to be called. Go back to it.",
  "phone-note-too-long": "Write a note of 2,000 characters at most.",
  "phone-outside-hours": "Calls may not be made at this hour. Look at the hours on the list.",
  "phone-time-missing": "Say when to try again.",
  "phone-time-past": "When to try again must be later than now.",
  "phone-time-outside": "At that time no calls are made. Choose a time within the hours.",
  "phone-closed": "A colleague has dealt with this call already.",
  "phone-not-listed": "They are not on the list of people to be called. Go back to it.",
  "phone-told-already": "They have been told already. Do not call them again.",
  "phone-message-under-way": "A message to them is on its way. Wait until it has arrived, or failed.",
  "no-such-suppression": "There is no such entry. Go back to the list.",
  "suppression-lifted": "A colleague has lifted this already.",
  "suppressed-already": "This is kept from being written to already.",
  "suppression-file-empty": "There is nobody on this list.",
  "suppression-file-headless":
    "The first row must name the columns: reference, email, phone, address and why. Add it and try again.",
  "suppression-file-unreadable": ({ row }) =>
    `The list cannot be read${row === undefined ? "" : ` from row ${row} on`}. Look for a quote that is never closed, or for more than 50,000 rows.`,
  "suppression-rows": "Some rows are wrong. Nothing was imported; put them right and try again.",
};
