/** An invitation, from the side of who is invited: the code, then a passphrase of one's own, then a second factor. */
import { randomUUID } from "node:crypto";
import type { StaffId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type Invitation, stateOfInvitation } from "../../domain/staff/account.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { InvitationStore } from "../account-ports.ts";
import type {
  AcceptProblem,
  From,
  HalfGrant,
  JoinProblem,
  PassphraseProblem,
  SignInWait,
} from "../desk/house/account-desk.ts";
import { hashPassphrase } from "../staff/passphrase.ts";
import { problemOfPassphrase } from "../staff/passphrase-rules.ts";
import { accountChange } from "./account-change.ts";
import { type HalfPorts, openHalf, startHalf } from "./half.ts";
import { foldedCode } from "./readable-code.ts";
import { type TryPorts, tryInvitation } from "./try-limits.ts";

export type JoinPorts = HalfPorts & TryPorts & { readonly invitationBook: InvitationStore };

export async function openInvitation(
  ports: JoinPorts,
  code: string,
  { source }: From,
): Promise<Outcome<Pick<HalfGrant, "token" | "endsAt">, JoinProblem | SignInWait>> {
  const wait = await tryInvitation(ports, source);
  if (wait !== null) return failed(wait);
  const invitation = await ports.invitationBook.byCode(foldedCode(code));
  const problem = invitation === null ? unknown : problemOf(invitation, ports.now());
  if (invitation === null || problem !== null) return failed(problem ?? unknown);
  return done(await startHalf(ports, { staff: null, invitation: invitation.id }, "second-factor"));
}

export async function acceptInvitation(
  ports: JoinPorts,
  half: string,
  passphrase: string,
): Promise<Outcome<HalfGrant, AcceptProblem | PassphraseProblem>> {
  const invitation = (await ports.halves.of(half, ports.now()))?.invitation ?? null;
  if (invitation === null) return failed({ kind: "half-ended" });
  const problem = problemOf(invitation, ports.now()) ?? problemOfPassphrase(passphrase, invitation);
  if (problem !== null) return failed(problem);
  const hash = await hashPassphrase(passphrase);
  const outcome = await (invitation.staff === null
    ? join(ports, invitation, hash)
    : restore(ports, invitation, invitation.staff, hash));
  if (!outcome.ok) return outcome;
  await ports.halves.end(half);
  return done(await openHalf(ports, outcome.value));
}

async function join(
  { invitationBook, now }: JoinPorts,
  { id, name, email, role, authority }: Invitation,
  passphraseHash: string,
): Promise<Outcome<Staff, AcceptProblem>> {
  const staff: Staff = { id: randomUUID() as StaffId, name, email, role, authority, incidents: null };
  const change = accountChange(staff, staff.id, now(), "staff.added", { role, authority, invitation: id });
  const joined = await invitationBook.join(change, id, { staff, passphraseHash });
  return joined === "done" ? done(staff) : failed({ kind: joined });
}

async function restore(
  { invitationBook, now }: JoinPorts,
  invitation: Invitation,
  id: StaffId,
  hash: string,
): Promise<Outcome<Staff, AcceptProblem>> {
  const { name, email, role, authority, kind } = invitation;
  const staff: Staff = { id, name, email, role, authority, incidents: null };
  const detail = { invitation: invitation.id, secondFactors: kind === "factors" ? "removed" : "kept" };
  const change = accountChange(staff, id, now(), "staff.passphrase-replaced", detail);
  return (await invitationBook.restore(change, invitation, hash))
    ? done(staff)
    : failed({ kind: "invitation-taken" });
}

const unknown: JoinProblem = { kind: "invitation-unknown" };

function problemOf(invitation: Invitation, now: Date): JoinProblem | null {
  const state = stateOfInvitation(invitation, now);
  return state === "open" ? null : { kind: `invitation-${state}` };
}
