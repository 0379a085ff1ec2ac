/** The first sign-in of an account: it sees nothing before it has a second factor, and gets its recovery codes with it. */
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type {
  Enrolled,
  EnrolProblem,
  From,
  HalfProblem,
  PasskeyForm,
  PasskeyProblem,
} from "../desk/house/account-desk.ts";
import { staffOfHalf } from "./half.ts";
import { addPasskey, type PasskeyPorts } from "./passkeys.ts";
import { makeRecoveryCodes } from "./recovery-codes.ts";
import { setTotp } from "./set-totp.ts";
import { finishHalf, type WayInPorts } from "./sign-in.ts";

export async function enrolTotp(
  ports: WayInPorts,
  half: string,
  code: string,
  from: From,
): Promise<Outcome<Enrolled, EnrolProblem>> {
  const staff = await newcomer(ports, half);
  if (staff === null) return failed({ kind: "half-ended" });
  const set = await setTotp(ports, staff, code, from.source);
  return set.ok ? done(await enrolled(ports, half, staff, from)) : set;
}

export async function enrolPasskey(
  ports: WayInPorts & PasskeyPorts,
  half: string,
  form: PasskeyForm,
  from: From,
): Promise<Outcome<Enrolled, PasskeyProblem | HalfProblem>> {
  const staff = await newcomer(ports, half);
  if (staff === null) return failed({ kind: "half-ended" });
  const added = await addPasskey(ports, staff, half, form);
  return added.ok ? done(await enrolled(ports, half, staff, from)) : added;
}

/** Who has a second factor already is asked for it: a passphrase alone must never add another. */
async function newcomer(ports: WayInPorts, half: string): Promise<Staff | null> {
  const staff = await staffOfHalf(ports, half);
  if (staff === null) return null;
  const { totp, passkeys } = await ports.factors.of(staff.id);
  return totp === null && passkeys.length === 0 ? staff : null;
}

async function enrolled(ports: WayInPorts, half: string, staff: Staff, from: From): Promise<Enrolled> {
  const recoveryCodes = await makeRecoveryCodes(ports, staff);
  return { ...(await finishHalf(ports, half, staff, from)), recoveryCodes };
}
