/** The second half of the way in: a code of the authenticator app, or one of the recovery codes. */
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { FactorStore } from "../account-ports.ts";
import type { CodeProblem, From, SessionGrant } from "../desk/house/account-desk.ts";
import { note } from "../note.ts";
import { type HalfPorts, staffOfHalf } from "./half.ts";
import { openSession, type SessionPorts } from "./open-session.ts";
import { foldedCode } from "./readable-code.ts";
import { stepOfCode } from "./totp.ts";
import { forgetTries, tryCode } from "./try-limits.ts";

export type WayInPorts = HalfPorts & SessionPorts & { readonly factors: FactorStore };

/** After so many wrong codes the passphrase is asked for again. */
const mostWrong = 5;

export async function signInWithCode(
  ports: WayInPorts,
  half: string,
  code: string,
  from: From,
): Promise<Outcome<SessionGrant, CodeProblem>> {
  return finish(ports, half, from, (staff) => acceptsCode(ports, staff, code));
}

export async function signInWithRecoveryCode(
  ports: WayInPorts,
  half: string,
  code: string,
  from: From,
): Promise<Outcome<SessionGrant, CodeProblem>> {
  return finish(ports, half, from, (staff) => acceptsRecoveryCode(ports, staff, code, from));
}

async function finish(
  ports: WayInPorts,
  half: string,
  from: From,
  accepts: (staff: Staff) => Promise<boolean>,
): Promise<Outcome<SessionGrant, CodeProblem>> {
  const staff = await staffOfHalf(ports, half);
  if (staff === null) return failed({ kind: "half-ended" });
  const wait = await tryCode(ports, staff, from.source);
  if (wait !== null) return failed(wait);
  if (!(await accepts(staff))) {
    await ports.halves.missed(half, mostWrong);
    return failed({ kind: "code-wrong" });
  }
  return done(await finishHalf(ports, half, staff, from));
}

/** The half ends with what becomes of it; the session has a token of its own. */
export async function finishHalf(
  ports: WayInPorts,
  half: string,
  staff: Staff,
  from: From,
): Promise<SessionGrant> {
  await ports.halves.end(half);
  await forgetTries(ports, staff, from.source);
  return openSession(ports, staff, from);
}

/** A code is good once, and none that is older than the last. */
export async function acceptsCode(
  { factors, now }: Pick<WayInPorts, "factors" | "now">,
  staff: Staff,
  code: string,
): Promise<boolean> {
  const kept = await factors.totp(staff.id);
  if (kept === null) return false;
  const step = stepOfCode(kept.secret, code, now());
  return step !== null && (await factors.takeStep(staff.id, step));
}

async function acceptsRecoveryCode(
  { factors, now }: WayInPorts,
  staff: Staff,
  code: string,
  { source }: From,
): Promise<boolean> {
  const change = { by: staff.id, at: now() };
  return factors.useRecoveryCode(
    {
      ...change,
      entries: [note(change, "staff.recovery-code-used", { subject: `staff:${staff.id}` }, {})],
      announcement: { kind: "recovery-code-used", staff: staff.id, source, to: ["owner"] },
    },
    staff.id,
    foldedCode(code),
  );
}
