/**
 * Half the way in: the passphrase was right, or an invitation's code, or the body's own sign-in said who it is. The
 * browser holds a token for ten minutes that opens nothing, until a second factor makes a session of it.
 */
import { randomBytes } from "node:crypto";
import { type Factors, hasSecondFactor } from "../../domain/staff/account.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { FactorStore, HalfStore } from "../account-ports.ts";
import type { Half, HalfGrant, Needs } from "../desk/house/account-desk.ts";

const lasts = 10 * 60_000;
/** Setting up an authenticator app takes a phone, and somebody's first look at one. */
const enrolmentLasts = 30 * 60_000;

export type HalfPorts = { readonly halves: HalfStore; readonly factors: FactorStore; now(): Date };

export async function openHalf(ports: HalfPorts, staff: Staff): Promise<HalfGrant> {
  const needs = needsOf(await ports.factors.of(staff.id));
  const started = await startHalf(ports, { staff: staff.id, invitation: null }, needs);
  return { ...started, staff, needs };
}

export async function startHalf(
  { halves, now }: Pick<HalfPorts, "halves" | "now">,
  whose: Pick<Parameters<HalfStore["open"]>[0], "staff" | "invitation">,
  needs: Needs,
): Promise<Pick<HalfGrant, "token" | "endsAt">> {
  const token = randomBytes(32).toString("base64url");
  const startedAt = now();
  const length = needs === "second-factor" ? enrolmentLasts : lasts;
  const endsAt = new Date(startedAt.getTime() + length);
  await halves.open({ token, ...whose, startedAt, endsAt });
  return { token, endsAt };
}

export async function halfOf({ halves, factors, now }: HalfPorts, token: string): Promise<Half | null> {
  const half = token === "" ? null : await halves.of(token, now());
  if (half === null) return null;
  if (half.staff === null) return { ...half, needs: null, passkeys: false };
  const has = await factors.of(half.staff.id);
  return { ...half, needs: needsOf(has), passkeys: has.passkeys.length > 0 };
}

/** Whose half it is; null where it has ended, or belongs to an invitation that nobody has accepted yet. */
export async function staffOfHalf({ halves, now }: HalfPorts, token: string): Promise<Staff | null> {
  return token === "" ? null : ((await halves.of(token, now()))?.staff ?? null);
}

function needsOf(factors: Factors): Needs {
  if (!hasSecondFactor(factors)) return "second-factor";
  return factors.totp === null ? "passkey" : "code";
}
