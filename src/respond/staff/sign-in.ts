/**
 * The first half of signing in: an e-mail address and a passphrase. An unknown address and a wrong passphrase take the same
 * time and get the same words; how often it can be tried stands in account/try-limits.ts.
 */
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type HalfPorts, openHalf } from "../account/half.ts";
import { type TryPorts, tryPassphrase } from "../account/try-limits.ts";
import type { SignInForm, SignInProblem } from "../desk/desk.ts";
import type { HalfGrant } from "../desk/house/account-desk.ts";
import type { StaffStore } from "../ports.ts";
import { foldedEmail } from "./account-fields.ts";
import { passphraseFits } from "./passphrase.ts";

export type SignInPorts = HalfPorts & TryPorts & { readonly staff: StaffStore };

export async function signIn(
  ports: SignInPorts,
  { email: typed, passphrase, source = "" }: SignInForm,
): Promise<Outcome<HalfGrant, SignInProblem>> {
  const email = foldedEmail(typed);
  const wait = await tryPassphrase(ports, email, source);
  if (wait !== null) return failed(wait);
  const account = await ports.staff.byEmail(email);
  const fits = await passphraseFits(passphrase, account?.passphraseHash ?? null);
  return account !== null && fits
    ? done(await openHalf(ports, account.staff))
    : failed({ kind: "not-recognised" });
}
