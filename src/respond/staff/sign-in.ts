/**
 * Sign-in. Tries are limited for each address from each source, for each source, and for each address; who has signed
 * in from a source before is not held up by a flood against their address from elsewhere, so nobody can lock another
 * out. An unknown address and a wrong passphrase take the same time and get the same words.
 */
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { SessionGrant, SignInForm, SignInProblem } from "../desk.ts";
import type { SessionStore, StaffStore, TryLimit, TryStore } from "../ports.ts";
import { foldedEmail } from "./account-fields.ts";
import { openSession } from "./open-session.ts";
import { passphraseFits } from "./passphrase.ts";

export type SignInPorts = {
  readonly staff: StaffStore;
  readonly sessions: SessionStore;
  readonly tries: TryStore;
  now(): Date;
};

export async function signIn(
  ports: SignInPorts,
  form: SignInForm,
): Promise<Outcome<SessionGrant, SignInProblem>> {
  const email = foldedEmail(form.email);
  const source = form.source ?? "";
  const familiar = await ports.tries.isFamiliar(email, source);
  const wait = await ports.tries.take(limitsFor(email, source, familiar), ports.now());
  if (wait > 0) return failed({ kind: "wait", seconds: Math.ceil(wait / 1000) });
  const account = await ports.staff.byEmail(email);
  const fits = await passphraseFits(form.passphrase, account?.passphraseHash ?? null);
  if (account === null || !fits) return failed({ kind: "not-recognised" });
  await ports.tries.forget([pairKey(email, source)]);
  await ports.tries.remember(account.staff.id, source, ports.now());
  return done(await openSession(ports, account.staff));
}

function limitsFor(email: string, source: string, familiar: boolean): readonly TryLimit[] {
  const pair = { key: pairKey(email, source), burst: 5, everyMs: 15_000 };
  const bySource = { key: `source ${source}`, burst: 30, everyMs: 2_000 };
  const byAddress = { key: `address ${email}`, burst: 15, everyMs: 5_000 };
  return familiar ? [pair, bySource] : [pair, bySource, byAddress];
}

function pairKey(email: string, source: string): string {
  return `pair ${email} ${source}`;
}
