/** Sentences: clocks, decisions and reports to the regulator. */
import { ukClock } from "../../../domain/uk-time/in-words.ts";
import type { Carrying, Sentences } from "../sentence.ts";

const kinds: Readonly<Record<string, string>> = {
  nino: "a National Insurance number",
  "nhs-number": "an NHS number",
  email: "an email address",
  phone: "a phone number",
  "bank-account": "bank details",
  "payment-card": "a payment card number",
  iban: "bank details",
  passport: "a passport number",
  "driving-licence": "a driving licence number",
  "date-of-birth": "a date of birth",
  password: "a password",
};

const word = ({ word = 1 }: Carrying) => `Word ${word}`;

export const regulatorWords: Sentences = {
  "names-somebody": (problem) =>
    `${word(problem)} names somebody whose data was taken. The regulator asks you to name nobody: take the name out.`,
  "may-name-somebody": (problem) =>
    `${word(problem)} is also the name of somebody whose data was taken. Take it out, or say that it names nobody here.`,
  "holds-contact-of-somebody": (problem) =>
    `${word(problem)} is an address, postcode or number of somebody whose data was taken. Take it out.`,
  "holds-identifier": (problem) =>
    `${word(problem)} looks like ${kinds[problem.what ?? ""] ?? "a number that belongs to somebody"}. Take it out: the regulator asks for none.`,
  "field-too-long":
    "Shorten this: the longest answer is 5,000 characters, and 300 where one line is asked for.",
  "not-a-choice": "Choose from the list.",
  "not-a-count": "Enter a whole number, such as 180000, or leave it empty.",

  "clock-not-so": "This clock is not where it was when you opened the page. Look again.",
  "moment-missing": "Enter the date and time.",
  "moment-in-future": "The date and time must be in the past.",
  "met-before-start": "It cannot have been met before it began.",
  "clock-reasons-too-long": "Shorten the reasons to 2,000 characters or fewer.",
  "no-such-regime": "There is no such clock. Go back to the list.",

  "question-missing": "Write the question that was decided.",
  "options-missing": "Write which options were considered.",
  "decided-missing": "Write what was decided.",
  "decision-too-long": "Shorten this to 5,000 characters or fewer.",
  "decided-in-future": "The decision must have been taken in the past.",
  "not-yours-to-decide": "The data protection officer decides this, and somebody else confirms it.",
  "group-missing": "Say which people this is about, on the page for groups of people.",
  "bands-missing": "Select at least one severity.",
  "exemption-unfit":
    "This exemption does not fit. Whoever is told needs none; a public notice needs that telling each is a disproportionate effort.",
  "nothing-to-supersede": "There is no decision of that number that holds.",
  "superseded-already": "Another decision has taken its place already, or waits to.",
  "own-decision": "You took this decision yourself. Somebody else has to confirm it.",
  "no-second-for-decision":
    "Your role does not confirm this. An incident lead or a data protection officer does.",
  "words-missing": "Say why not: your colleague has to know what to change.",
  "no-such-decision": "There is no such decision. Go back to the list.",
  "decision-not-waiting": ({ by = "A colleague", at }) =>
    `${by} has done this already${at === undefined ? "" : ` at ${ukClock(at)}`}.`,

  "awareness-missing": "Record first when your authority became aware: the 72 hours run from then.",
  "what-happened-missing": "Write first what has happened.",
  "delay-missing":
    "The 72 hours have ended. Write first the reasons for the delay: they must be given with the report.",
  "sent-in-future": "The report must have been sent in the past.",
  "sent-before-aware": "The report cannot have been sent before your authority became aware.",
  "case-reference-malformed": "Enter the case reference as the regulator wrote it, such as IC-123456-A1B2.",
  "not-the-first": "A report has been sent already. This one is a follow-up or the final one.",
  "not-a-follow-up": "No report has been sent yet. The first one is the initial report.",
  "sent-already": ({ by = "A colleague", at }) =>
    `${by} has signed a report already${at === undefined ? "" : ` at ${ukClock(at)}`}. Look at what is new since then.`,
};
