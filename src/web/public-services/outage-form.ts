/** What is said of an outage as a form has it. */
import { serviceStatuses } from "../../domain/bodies/service.ts";
import type { OutageSaying, OutageStatus } from "../../domain/public-services/outage.ts";
import type { OutageWords } from "../../respond/desk/house/public-service-forms.ts";
import { dayFields, readDay } from "../frame/day-fields.ts";
import { type FieldError, type Fields, longText, oneOf, text } from "../frame/fields.ts";
import { dayOfIso } from "../words/dates.ts";
import { serviceTags } from "../words/states.ts";

const statuses = serviceStatuses.filter((one): one is OutageStatus => one !== "running");

export const statusChoices = statuses.map((value) => ({
  value,
  text: serviceTags[value].text,
  hint: {
    disrupted: "It runs, but slowly, in part, or by other ways",
    suspended: "It does not run",
    essential: "Only emergencies are dealt with",
  }[value],
}));

type Read = { readonly words: OutageWords | null; readonly errors: readonly FieldError[] };

export function readWords(form: Fields): Read {
  const status = oneOf(form, "status", statuses);
  const day = readDay(form, "back", "The day on which it is back");
  const errors = [
    ...(status === undefined ? [{ field: "status", text: "Select how the services run" }] : []),
    ...(day.kind === "error" ? [day.error] : []),
  ];
  if (status === undefined || day.kind === "error") return { words: null, errors };
  const expectedDay = day.kind === "day" ? day.day : null;
  const said = {
    title: text(form, "title"),
    words: longText(form, "words"),
    expected: text(form, "expected"),
  };
  return { words: { ...said, status, expectedDay }, errors };
}

export function wordFields(title: string, { status, words, expected, expectedDay }: OutageSaying): Fields {
  return { title, status, words, expected, ...dayFields("back", expectedDay) };
}

export const wordLabels = {
  title: "What is out",
  status: {
    label: "How the services run",
    choices: Object.fromEntries(statuses.map((one) => [one, serviceTags[one].text])),
  },
  words: "What people should know",
  expected: "Expected back",
  day: "Day on which it is back",
};

export function withDay(fields: Fields): Fields {
  const day = readDay(fields, "back", "");
  return { ...fields, day: day.kind === "day" ? dayOfIso(day.day) : "" };
}

export const fieldsOfProblems = {
  "title-missing": "title",
  "title-too-long": "title",
  "words-too-long": "words",
  "day-unreal": "back-day",
  "services-missing": "services",
  "started-in-future": "started-day",
} as const;
