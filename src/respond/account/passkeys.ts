/** Passkeys (WebAuthn): discoverable, and the device asks who holds it; they stand for passphrase and code together. */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { ChallengeStore, FactorStore } from "../account-ports.ts";
import type {
  From,
  LastFactorProblem,
  PasskeyAnswer,
  PasskeyForm,
  PasskeyProblem,
  RelyingParty,
  SessionGrant,
} from "../desk/house/account-desk.ts";
import { accountChange } from "./account-change.ts";
import type { HalfPorts } from "./half.ts";
import { openSession, type SessionPorts } from "./open-session.ts";

export type PasskeyPorts = {
  readonly factors: FactorStore;
  readonly challenges: ChallengeStore;
  now(): Date;
};
const refused = failed<PasskeyProblem>({ kind: "passkey-refused" });
const timeout = 5 * 60_000;
/** Ed25519, ES256, RS256: what devices have. Newer kinds are experimental in Node, which says so aloud. */
const supportedAlgorithmIDs = [-8, -7, -257];

/** For a new one: the browser makes it for this host name, and for this account. */
export async function askForNewPasskey(
  { factors, challenges, now }: PasskeyPorts,
  staff: Staff,
  holder: string,
  { host }: RelyingParty,
): Promise<object> {
  const { passkeys } = await factors.of(staff.id);
  return generateRegistrationOptions({
    rpName: "Candour",
    rpID: host,
    userName: staff.email,
    userDisplayName: staff.name,
    userID: new TextEncoder().encode(staff.id),
    challenge: bytesOf(challenges.make(holder, now())),
    excludeCredentials: passkeys.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    supportedAlgorithmIDs,
    timeout,
  });
}

export async function addPasskey(
  { factors, challenges, now }: PasskeyPorts,
  staff: Staff,
  holder: string,
  { name, response, party: { host, origin } }: PasskeyForm,
): Promise<Outcome<null, PasskeyProblem>> {
  if (name.trim() === "") return failed({ kind: "passkey-nameless" });
  const answer = read(response) as RegistrationResponseJSON | null;
  if (answer === null) return refused;
  const verified = await verifyRegistrationResponse({
    response: answer,
    expectedChallenge: (challenge) => challenges.spend(challenge, holder, now()),
    expectedOrigin: origin,
    expectedRPID: host,
    requireUserVerification: true,
    supportedAlgorithmIDs,
  }).catch(() => null);
  if (!verified?.verified) return refused;
  const { id, publicKey, counter } = verified.registrationInfo.credential;
  const change = accountChange(staff, staff.id, now(), "staff.second-factor-added", { kind: "passkey" });
  const passkey = { id, publicKey, counter, host, name: name.trim().slice(0, 80), staff: staff.id };
  return (await factors.addPasskey(change, passkey)) ? done(null) : failed({ kind: "passkey-taken" });
}

export async function removePasskey(
  { factors, now }: PasskeyPorts,
  staff: Staff,
  id: string,
): Promise<Outcome<null, LastFactorProblem>> {
  const change = accountChange(staff, staff.id, now(), "staff.second-factor-removed", { kind: "passkey" });
  return (await factors.removePasskey(change, staff.id, id)) ? done(null) : failed({ kind: "last-factor" });
}

/** For any that the browser has for this host name: it does not say whose, so nothing can be found out by asking. */
export async function askForPasskey(
  { challenges, now }: PasskeyPorts,
  holder: string,
  { host }: RelyingParty,
): Promise<object> {
  return generateAuthenticationOptions({
    rpID: host,
    challenge: bytesOf(challenges.make(holder, now())),
    userVerification: "required",
    timeout,
  });
}

export async function signInWithPasskey(
  ports: PasskeyPorts & SessionPorts & Pick<HalfPorts, "halves">,
  holder: string,
  answer: PasskeyAnswer,
  from: From,
): Promise<Outcome<SessionGrant, PasskeyProblem>> {
  const staff = await staffOfPasskey(ports, holder, answer);
  if (staff === null) return refused;
  await ports.halves.end(holder);
  return done(await openSession(ports, staff, from));
}

/** Whose passkey answered; null where it is none of ours, or the answer is not to our question. */
export async function staffOfPasskey(
  { factors, challenges, now }: PasskeyPorts,
  holder: string,
  { response, party: { host, origin } }: PasskeyAnswer,
): Promise<Staff | null> {
  const answer = read(response) as AuthenticationResponseJSON | null;
  const kept = answer === null ? null : await factors.passkey(answer.id);
  if (answer === null || kept === null || kept.host !== host) return null;
  const { publicKey, counter } = kept;
  const verified = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: (challenge) => challenges.spend(challenge, holder, now()),
    expectedOrigin: origin,
    expectedRPID: host,
    credential: { id: answer.id, publicKey, counter },
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified) return null;
  await factors.usePasskey(answer.id, verified.authenticationInfo.newCounter, now());
  return kept.staff;
}

/** The library checks the rest; what it would fall over is that this is no object of that kind at all. */
const shape = z.looseObject({
  id: z.string().regex(/^[\w-]{1,1400}$/),
  rawId: z.string().regex(/^[\w-]{1,1400}$/),
  type: z.literal("public-key"),
  response: z.looseObject({ clientDataJSON: z.string() }),
  clientExtensionResults: z.looseObject({}),
});

function read(text: string): object | null {
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function bytesOf(challenge: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(challenge, "base64url"));
}
