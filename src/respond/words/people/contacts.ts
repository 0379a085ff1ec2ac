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
  "public-notice-not-published": "This statement is not published, or was withdrawn. Select another.",
  "public-notice-others": "This statement is another authority’s. Select one of yours.",
  "public-notice-contact-missing":
    "The statement does not say how to reach you. Correct it, publish it, and come back.",
  "public-notice-nobody":
    "Nobody waits to be told by a public notice. Two people judge that first, for a group.",
  "contact-note-missing": "Write down what was said or done.",
  "contact-note-too-long": "Write a note of 2,000 characters at most.",
  "contact-in-future": "It must have happened already.",
  "wish-value-missing": "Write down what they ask for.",
  "wish-too-long": "Write 500 characters at most.",
  "wish-email-malformed": "Enter an email address in the right format, like name@example.com.",
  "wish-phone-malformed": "Enter a phone number, like 07700 900 982.",
  "wish-address-malformed": "Enter the address with its house number or name, and a postcode.",
  "wish-decided": "A colleague has decided this already.",
  "no-such-wish": "There is no such request for a change. Go back to the list.",
  "no-such-agreement": "There is no such agreement. Go back to the list.",
  "agreement-with-oneself": "Select another authority than your own.",
  "agreement-open-already": "You have an agreement with them already. Go on with that one.",
  "agreement-moved-on": "A colleague has taken this step already, or another. Look where it stands now.",
  "agreement-own-yes": "A second person must say yes. Ask a colleague.",
  "agreement-not-your-side": "This step is for the other authority.",
  "agreement-not-in-force": "The agreement is not in force.",
  "agreement-nobody": "Nobody surely is in both registers, without a notice, and judged to be told by both.",
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
