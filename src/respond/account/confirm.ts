/** Says once more who is there, before a dangerous act: a screen that was left open is not enough for it. */
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { AccountStore } from "../account-ports.ts";
import type { ConfirmProblem, From, PasskeyAnswer, PasskeyProblem } from "../desk/house/account-desk.ts";
import { passphraseFits } from "../staff/passphrase.ts";
import { sessionOf } from "./open-session.ts";
import { type PasskeyPorts, staffOfPasskey } from "./passkeys.ts";
import { acceptsCode, type WayInPorts } from "./sign-in.ts";
import { tryCode } from "./try-limits.ts";

export async function confirm(
  ports: WayInPorts & { readonly accounts: AccountStore },
  token: string,
  { passphrase, code }: { readonly passphrase: string; readonly code: string },
  { source }: From,
): Promise<Outcome<null, ConfirmProblem>> {
  const staff = (await sessionOf(ports, token))?.staff;
  if (staff === undefined) return failed({ kind: "not-confirmed" });
  const wait = await tryCode(ports, staff, source);
  if (wait !== null) return failed(wait);
  const account = await ports.accounts.byId(staff.id);
  const fits = await passphraseFits(passphrase, account?.passphraseHash ?? null);
  if (!fits || !(await acceptsCode(ports, staff, code))) return failed({ kind: "not-confirmed" });
  await ports.sessions.confirm(token, ports.now());
  return done(null);
}

export async function confirmWithPasskey(
  ports: WayInPorts & PasskeyPorts,
  token: string,
  answer: PasskeyAnswer,
): Promise<Outcome<null, PasskeyProblem>> {
  const session = await sessionOf(ports, token);
  const staff = await staffOfPasskey(ports, token, answer);
  if (session === null || staff?.id !== session.staff.id) return failed({ kind: "passkey-refused" });
  await ports.sessions.confirm(token, ports.now());
  return done(null);
}
