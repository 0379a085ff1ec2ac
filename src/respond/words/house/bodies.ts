/** Sentences: bodies and services. */
import { ukClock } from "../../../domain/uk-time/in-words.ts";
import type { Sentences } from "../sentence.ts";

export const bodiesWords: Sentences = {
  "key-taken": "Another authority has this short name already. Choose another.",
  "no-such-authority": "There is no such authority. Go back to the list of services.",
  "press-phone-malformed":
    "Enter a phone number that the press can call, like 020 7946 0000, or leave it empty.",
  "press-email-malformed":
    "Enter an email address for the press, like press@council.gov.uk, or leave it empty.",
  "area-code-malformed": "Enter the code of your area, like E09000020, or leave it empty.",
  "phone-malformed": "Enter a phone number that people can call, like 020 7946 0000.",
  "address-too-long": "Shorten the address to seven lines of 80 characters at most.",
  "contact-missing":
    "First say how people can reach your authority: a notice must give a phone number and an email address. You find it under Services.",
  "service-name-missing": "Enter the name of the service, as residents know it.",
  "channel-malformed": ({ number = 1 }) =>
    `Other way ${number}: enter a number, an address or a place that fits its kind, of 200 characters at most.`,
  "too-many-channels": "Give six other ways at most.",
  "services-missing": "Choose at least one service.",
  "day-unreal": "Enter a real day, like 28 11 2026.",
  "no-such-maintenance": "There is no such maintenance. Go back to the list of services.",
  "maintenance-reversed": "The end must come after the start.",
  "maintenance-past": "The end must lie in the future.",
  "maintenance-over": "This maintenance is over or was called off, so it stays as it is.",
  "no-such-place": "There is no such place. Go back to the list of services.",
  "place-name-missing": "Enter the name of the place, like Customer Service Centre.",
  "place-words-too-long": "Shorten the name to 100 characters and the notes to 500 characters at most.",
  "hours-reversed": "Each time must end after it begins, like 9am to 5pm.",
  "hours-overlap": "A day holds the same time twice, or is both open and closed. Take one of them out.",
  "hours-missing": "Say when the place is open: on a day of the week, or on a day of its own.",
  "days-reversed": "The last day must not come before the first.",
  "too-many-days": "Give 60 special days at most. Take out those that are over.",
  "colour-malformed": "Enter a colour as six digits, like #16324f.",
  "no-such-outage": "There is no such outage. Go back to the list of outages.",
  "outage-over": "This outage has ended, so it stays as it is. If it came back, tell of a new one.",
  "started-in-future": "The start must lie in the past. For what is still to come, plan maintenance.",
  "part-decided": ({ by = "A colleague", at }) =>
    `${by} has answered this already${at === undefined ? "" : ` at ${ukClock(at)}`}.`,
  "no-such-service": "There is no such service. Go back to the list of services.",
};
