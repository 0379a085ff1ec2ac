/** A new passphrase of one's own. Every other session ends: whoever knew the old one is out. */
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { AccountStore } from "../account-ports.ts";
import type { PassphraseProblem } from "../desk/house/account-desk.ts";
import { hashPassphrase } from "../staff/passphrase.ts";
import { problemOfPassphrase } from "../staff/passphrase-rules.ts";
import { accountChange } from "./account-change.ts";

export async function changePassphrase(
  { accounts, now }: { readonly accounts: AccountStore; now(): Date },
  staff: Staff,
  token: string,
  passphrase: string,
): Promise<Outcome<null, PassphraseProblem>> {
  const problem = problemOfPassphrase(passphrase, staff);
  if (problem !== null) return failed(problem);
  const change = accountChange(staff, staff.id, now(), "staff.passphrase-changed");
  await accounts.changePassphrase(change, staff.id, await hashPassphrase(passphrase), token);
  return done(null);
}
