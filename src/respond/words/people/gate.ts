/** Sentences: the safe-contact gate, flags, and severity by hand. */
import type { Sentences } from "../sentence.ts";

export const gateWords: Sentences = {
  "call-first":
    "Somebody has to speak to them first, by phone or at their door. Write down that you did, then release them.",
  "guardian-first": "Somebody has to look first at who cares for this child. Write down that you did.",
  "not-safe-last": "The last time that somebody spoke there, it was not safe. Speak to them again first.",
  "release-asked-already": "Somebody has asked to release them already. Another colleague says yes or no.",
  "own-release": "You asked for this yourself. Another colleague has to say yes.",
  "release-not-asked": "Nobody has asked to release them, or somebody has answered already.",
  "contact-forbidden": "Somebody who must not know is reached there too. Choose another way.",
  "no-such-hold": "This person is not held any more. Go back to the list.",
  "day-malformed": "Enter a day, such as 27 11 2026.",
  "contact-unusable":
    "Enter a whole email address, a UK mobile number, or a postal address with its postcode.",
  "factor-out-of-bounds": "Choose from the list: the method has no such figure.",
  "circumstances-out-of-bounds": "Choose an answer to each question.",
  "nothing-prepared": "Nothing is drafted or approved for them any more. Go back to the list.",
  "flag-already": "This person bears that flag already.",
  "flag-not-there": "This person does not bear that flag any more.",
  "flag-certain-already": "It is certain already that this flag is meant for them.",
  "own-lift": "You asked to lift it yourself. Another colleague has to lift it.",
  "lift-not-asked": "Nobody has asked to lift it, or somebody has answered already.",
  "flag-file-no-text":
    "This is no text. From a spreadsheet, save the sheet as CSV (UTF-8) and choose that file.",
  "flag-file-too-long": "There are more than 10,000 rows. Import them in parts.",
  "flag-file-headless":
    "The first row must name the columns: flag, and reference or name. Add it and try again.",
  "flag-file-empty": "There is nobody on this list.",
  "flag-file-unreadable": ({ row }) =>
    `The list cannot be read${row === undefined ? "" : ` from row ${row} on`}. Look for a quote that is never closed.`,
  "flag-file-rows": "Some rows are wrong. Nothing was read; put them right and try again.",
  "no-such-flag-file":
    "This list is not there any more. Lists that are not taken in are gone after a day: read it again.",
  "flag-file-taken": "A colleague has taken in this list already.",
  "reference-malformed": "Enter a reference such as P-000123, or leave it empty.",
  "apart-from-self": "That is the reference of this person. Enter the other person’s, or leave it empty.",
};
