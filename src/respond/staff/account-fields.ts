/** What an account needs before it can be made, and the address in the form in which it is kept. */
import { isLongEnough } from "./passphrase.ts";

export type AccountFields = {
  readonly name: string;
  readonly email: string;
  readonly passphrase: string;
};

export type AccountProblem = { kind: "name-missing" | "email-malformed" | "passphrase-too-short" };

export function problemOfAccount(form: AccountFields): AccountProblem | null {
  if (form.name.trim() === "") return { kind: "name-missing" };
  if (!/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(form.email.trim())) return { kind: "email-malformed" };
  if (!isLongEnough(form.passphrase)) return { kind: "passphrase-too-short" };
  return null;
}

/** One account for each address, however it is typed. */
export function foldedEmail(email: string): string {
  return email.trim().toLowerCase();
}
