/** What the form of a question holds, what is wrong with it, and how it is handed over: always in one length. */
import { askFieldOf, readQuestion, type TypedQuestion } from "../../domain/check/asked.ts";
import { type CheckLanguage, languages } from "../../domain/check/question.ts";
import type { SentFields } from "../../domain/hatch/submission.ts";
import { line } from "../hatch/form-page.ts";

export type TypedForm = TypedQuestion & { readonly authority: string; readonly language: CheckLanguage };

const longest = 250;

/** `asked`: the language of the page, in which whoever says nothing else is written to. */
export function typedIn(fields: SentFields, asked: string): TypedForm {
  const read = (name: string): string => line(fields, name).slice(0, longest);
  return {
    ...{ name: read("name"), email: read("email"), phone: read("phone"), line: read("line") },
    ...{ postcode: read("postcode"), reference: read("reference"), authority: read("authority") },
    language: languages.find((one) => one === (read("language") || asked)) ?? "en",
  };
}

/** `key`: of the words that say what is wrong. */
export type Fault = { readonly field: string; readonly key: string };

/** The form alone is looked at: what is wrong with it says nothing of who is known. */
export function faultIn(typed: TypedForm): Fault | null {
  const outcome = readQuestion(typed);
  if (outcome.ok) return null;
  const { kind } = outcome.problem;
  return { field: askFieldOf[kind], key: kind };
}

/** Seven fields of 250 letters at most, however they are written in JSON. */
const wholeLength = 12_000;

/** Filled up to one length: what waits, sealed, at the hatch would tell by its size how long a name is. */
export function handedOver(typed: TypedForm): SentFields {
  const fields = { ...typed, filling: "" };
  const left = wholeLength - Buffer.byteLength(JSON.stringify(fields));
  return { ...fields, filling: ".".repeat(Math.max(0, left)) };
}
