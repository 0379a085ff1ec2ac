/** What an account needs before it can be made, and the address in the form in which it is kept. */
import type { PassphraseProblem } from "../desk/house/account-desk.ts";
import { problemOfPassphrase } from "./passphrase-rules.ts";

export type AccountFields = {
  readonly name: string;
  readonly email: string;
  readonly passphrase: string;
};

export type AccountProblem = { kind: "name-missing" | "email-malformed" } | PassphraseProblem;

export function problemOfAccount(form: AccountFields): AccountProblem | null {
  if (form.name.trim() === "") return { kind: "name-missing" };
  if (!isEmail(form.email.trim())) return { kind: "email-malformed" };
  return problemOfPassphrase(form.passphrase, form);
}

export function isEmail(email: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email);
}

/** One account for each address, however it is typed. */
export function foldedEmail(email: string): string {
  return email.trim().toLowerCase();
}
