/** An authenticator app: the key that is offered to be scanned, and the code that proves that it was. */

import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { FactorStore } from "../account-ports.ts";
import type { EnrolProblem, LastFactorProblem } from "../desk/house/account-desk.ts";
import { accountChange } from "./account-change.ts";
import { newTotpSecret, stepOfCode, totpAddress, totpKey } from "./totp.ts";
import { type TryPorts, tryCode } from "./try-limits.ts";

export type FactorPorts = { readonly factors: FactorStore; now(): Date };

const offerLasts = 30 * 60_000;

export async function offerTotp(
  { factors, now }: FactorPorts,
  staff: Staff,
): Promise<{ readonly key: string; readonly address: string }> {
  const offer = await factors.offer(staff.id);
  const secret = offer !== null && isFresh(offer.at, now()) ? offer.secret : newTotpSecret();
  if (secret !== offer?.secret) await factors.saveOffer(staff.id, secret, now());
  return { key: totpKey(secret), address: totpAddress(secret, staff) };
}

export async function setTotp(
  ports: FactorPorts & TryPorts,
  staff: Staff,
  code: string,
  source: string,
): Promise<Outcome<null, EnrolProblem>> {
  const { factors, now } = ports;
  const wait = await tryCode(ports, staff, source);
  if (wait !== null) return failed(wait);
  const offer = await factors.offer(staff.id);
  if (offer === null || !isFresh(offer.at, now())) return failed({ kind: "key-too-old" });
  const step = stepOfCode(offer.secret, code, now());
  if (step === null) return failed({ kind: "code-not-of-key" });
  const change = accountChange(staff, staff.id, now(), "staff.second-factor-added", {
    kind: "authenticator app",
  });
  return (await factors.acceptOffer(change, staff.id, step)) ? done(null) : failed({ kind: "key-too-old" });
}

export async function removeTotp(
  { factors, now }: FactorPorts,
  staff: Staff,
): Promise<Outcome<null, LastFactorProblem>> {
  const change = accountChange(staff, staff.id, now(), "staff.second-factor-removed", {
    kind: "authenticator app",
  });
  return (await factors.removeTotp(change, staff.id)) ? done(null) : failed({ kind: "last-factor" });
}

function isFresh(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() <= offerLasts;
}
