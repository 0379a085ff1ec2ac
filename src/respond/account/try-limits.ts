/**
 * Limits on tries: leaky buckets for each account from each source, for each source, and for each account. Who has
 * signed in from a source before is not held up by a flood against their account from elsewhere, and a passkey is never
 * held up at all: so nobody can lock another out.
 */
import type { Staff } from "../../domain/staff/staff.ts";
import type { SignInWait } from "../desk/house/account-desk.ts";
import type { TryLimit, TryStore } from "../ports.ts";

export type TryPorts = { readonly tries: TryStore; now(): Date };

/** Null, or how long to wait. */
export async function tryPassphrase(
  ports: TryPorts,
  email: string,
  source: string,
): Promise<SignInWait | null> {
  const familiar = await ports.tries.isFamiliar(email, source);
  const byAddress = { key: `address ${email}`, burst: 15, everyMs: 5_000 };
  const limits = [pairLimit(email, source), sourceLimit(source)];
  return take(ports, familiar ? limits : [...limits, byAddress]);
}

/** Codes have few digits, and whoever tries them knows the passphrase already: they are let through more slowly. */
export async function tryCode(
  ports: TryPorts,
  { id, email }: Staff,
  source: string,
): Promise<SignInWait | null> {
  const familiar = await ports.tries.isFamiliar(email, source);
  const pair = { key: codeKey(id, source), burst: 5, everyMs: 30_000 };
  const byAccount = { key: `code ${id}`, burst: 10, everyMs: 60_000 };
  return take(ports, familiar ? [pair] : [pair, byAccount]);
}

/** An invitation's code has 80 bits: this is against the noise alone. */
export async function tryInvitation(ports: TryPorts, source: string): Promise<SignInWait | null> {
  return take(ports, [{ key: `invitation ${source}`, burst: 10, everyMs: 10_000 }]);
}

export async function forgetTries({ tries }: TryPorts, { id, email }: Staff, source: string): Promise<void> {
  await tries.forget([pairLimit(email, source).key, codeKey(id, source)]);
}

async function take({ tries, now }: TryPorts, limits: readonly TryLimit[]): Promise<SignInWait | null> {
  const wait = await tries.take(limits, now());
  return wait > 0 ? { kind: "wait", seconds: Math.ceil(wait / 1000) } : null;
}

function pairLimit(email: string, source: string): TryLimit {
  return { key: `pair ${email} ${source}`, burst: 5, everyMs: 15_000 };
}

function sourceLimit(source: string): TryLimit {
  return { key: `source ${source}`, burst: 30, everyMs: 2_000 };
}

function codeKey(id: string, source: string): string {
  return `code ${id} ${source}`;
}
