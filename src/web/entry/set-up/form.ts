/** The first account and the authorities that share IT. */
import type { SetUpForm, SetUpProblem } from "../../../respond/desk/desk.ts";
import { type FieldError, type Fields, longText, raw, text } from "../../frame/fields.ts";
import { wrong } from "../../frame/wrong.ts";

export function readSetUp(fields: Fields): SetUpForm {
  return {
    setUpToken: text(fields, "token"),
    name: text(fields, "name"),
    email: text(fields, "email"),
    passphrase: raw(fields, "passphrase"),
    authorities: longText(fields, "authorities")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  };
}

/** All that is missing at once, so that nobody is sent round for each field. */
export function missingIn(form: SetUpForm): readonly FieldError[] {
  const kinds: readonly SetUpProblem["kind"][] = [
    ...(form.name === "" ? ["name-missing" as const] : []),
    ...(form.email === "" ? ["email-malformed" as const] : []),
    ...(form.passphrase === "" ? ["passphrase-too-short" as const] : []),
    ...(form.authorities.length === 0 ? ["authority-missing" as const] : []),
  ];
  return kinds.map((kind) => errorOf({ kind }));
}

export function errorOf(problem: SetUpProblem): FieldError {
  return wrong(problem, {
    "name-missing": "name",
    "email-malformed": "email",
    "passphrase-too-short": "passphrase",
    "passphrase-too-common": "passphrase",
    "passphrase-too-near": "passphrase",
    "authority-missing": "authorities",
  });
}
