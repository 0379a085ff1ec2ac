/** What the form of a question holds, what is wrong with it, and how it is handed over: always in one length. */
import { type AskProblem, readQuestion, type TypedQuestion } from "../../domain/check/asked.ts";
import { type CheckLanguage, languages } from "../../domain/check/question.ts";
import type { SentFields } from "../../domain/hatch/submission.ts";
import { line } from "../hatch/form-page.ts";

export type TypedForm = TypedQuestion & { readonly authority: string; readonly language: CheckLanguage };

const longest = 250;

export function typedIn(fields: SentFields): TypedForm {
  const read = (name: string): string => line(fields, name).slice(0, longest);
  return {
    ...{ name: read("name"), email: read("email"), phone: read("phone"), line: read("line") },
    ...{ postcode: read("postcode"), reference: read("reference"), authority: read("authority") },
    language: languages.find((one) => one === read("language")) ?? "en",
  };
}

export type Fault = { readonly field: string; readonly text: string };

/** The form alone is looked at: what is wrong with it says nothing of who is known. */
export function faultIn(typed: TypedForm): Fault | null {
  const outcome = readQuestion(typed);
  return outcome.ok ? null : faults[outcome.problem.kind];
}

const faults: Readonly<Record<AskProblem["kind"], Fault>> = {
  "ask-name-missing": { field: "name", text: "Enter your full name" },
  "ask-name-too-long": { field: "name", text: "Your name must be 100 letters or fewer" },
  "ask-contact-missing": { field: "email", text: "Fill in one way by which we may have reached you" },
  "ask-contacts-several": { field: "email", text: "Fill in one of these only, and leave the others empty" },
  "ask-email-malformed": {
    field: "email",
    text: "Enter an email address in the right format, like name@example.com",
  },
  "ask-phone-malformed": { field: "phone", text: "Enter a UK mobile number, like 07700 900 982" },
  "ask-line-missing": { field: "line", text: "Enter the first line of your address" },
  "ask-postcode-malformed": { field: "postcode", text: "Enter a full UK postcode, like SW7 2AZ" },
  "ask-reference-malformed": {
    field: "reference",
    text: "Enter the reference as it stands on our letter, like P-000123",
  },
};

/** Seven fields of 250 letters at most, however they are written in JSON. */
const wholeLength = 12_000;

/** Filled up to one length: what waits, sealed, at the hatch would tell by its size how long a name is. */
export function handedOver(typed: TypedForm): SentFields {
  const fields = { ...typed, filling: "" };
  const left = wholeLength - Buffer.byteLength(JSON.stringify(fields));
  return { ...fields, filling: ".".repeat(Math.max(0, left)) };
}
