/** What a lead does about colleagues' accounts of their own authority: links for who forgot, ends, emergencies, roles. */

import type { Role } from "../../domain/bodies/authority.ts";
import type { StaffId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { AccountLine } from "../../domain/staff/account.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { SessionStore } from "../account-ports.ts";
import { type By, mayActFor } from "../change-by.ts";
import type { ColleagueProblem } from "../desk/house/account-desk.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import type { Taking, TakingProblem } from "../second/request-store.ts";
import { accountChange } from "./account-change.ts";
import { changeOf, type Invited, type InvitePorts, newInvitation } from "./invite.ts";

export type ColleaguePorts = InvitePorts & { readonly sessions: SessionStore };

/** Long enough to hand it over, too short to be found in a drawer. */
const linkDays = 1;

export async function issueLink(
  ports: ColleaguePorts,
  by: By,
  id: StaffId,
  kind: "passphrase" | "factors",
): Promise<Outcome<Invited, ColleagueProblem>> {
  const found = await colleague(ports, by, id);
  if (!found.ok) return found;
  const { name, email, role, authority } = found.value;
  const invited = newInvitation(by, ports.now(), linkDays, {
    kind,
    staff: id,
    name,
    email,
    role,
    authority,
  });
  const verb = kind === "factors" ? "staff.factors-link-issued" : "staff.passphrase-link-issued";
  // Whoever issues it could use it themselves: so its owner and all leads hear of it, and see it until they say so.
  const announcement = { kind: `${kind}-link`, staff: id, source: "", to: ["owner", "own-leads"] } as const;
  const change = changeOf(by, invited.invitation, verb, { staff: id }, announcement);
  await ports.invitationBook.add(change, { ...invited.invitation, code: invited.code });
  return done(invited);
}

export async function endSessionsOf(
  ports: ColleaguePorts,
  by: Staff,
  id: StaffId,
): Promise<Outcome<number, ColleagueProblem>> {
  const found = await colleague(ports, by, id);
  if (!found.ok) return found;
  return done(
    await ports.sessions.endAll(accountChange(by, id, ports.now(), "staff.sessions-ended"), id, null),
  );
}

export async function endAccount(
  ports: ColleaguePorts,
  by: Staff,
  id: StaffId,
): Promise<Outcome<null, ColleagueProblem>> {
  const found = await colleague(ports, by, id);
  if (!found.ok) return found;
  const change = accountChange(by, id, ports.now(), "staff.ended");
  return (await ports.accounts.end(change, id)) ? done(null) : failed({ kind: "no-change" });
}

export async function setBreakGlass(
  ports: ColleaguePorts,
  by: Staff,
  id: StaffId,
  on: boolean,
): Promise<Outcome<null, ColleagueProblem>> {
  const found = await colleague(ports, by, id, "own account too");
  if (!found.ok) return found;
  const announcement = { kind: "break-glass-set", staff: id, source: "", to: ["all-leads"] } as const;
  const verb = on ? "staff.break-glass-set" : "staff.break-glass-unset";
  const change = accountChange(by, id, ports.now(), verb, {}, on ? announcement : null);
  return (await ports.accounts.setBreakGlass(change, id, on)) ? done(null) : failed({ kind: "no-change" });
}

/** A colleague who could be given this role: not oneself, and not the role that they have. */
export async function mayChangeRole(
  ports: Pick<ColleaguePorts, "accounts">,
  by: Staff,
  id: StaffId,
  role: Role,
): Promise<Outcome<AccountLine, ColleagueProblem>> {
  const found = await colleague(ports, by, id);
  return found.ok && found.value.role === role ? failed({ kind: "no-change" }) : found;
}

/** With a second person's yes alone. The account's sessions end: they began with other rights. */
export async function changeRole(
  ports: Pick<ColleaguePorts, "accounts">,
  asker: Staff,
  { by, at }: Change,
  id: StaffId,
  role: Role,
  taking: Taking,
): Promise<Outcome<Staff, ColleagueProblem | TakingProblem>> {
  const found = await mayChangeRole(ports, asker, id, role);
  if (!found.ok) return found;
  const { name, email, authority, role: from } = found.value;
  const detail = { from, to: role, request: taking.request, askedBy: asker.id };
  const entry = note({ by, at }, "staff.role-changed", { subject: `staff:${id}` }, detail);
  const change = { by, at, entries: [entry], announcement: null };
  const changed = await ports.accounts.changeRole(change, id, role, taking);
  if (!changed.ok) return changed;
  const next = { id, name, email, role, authority, incidents: null };
  return changed.value ? done(next) : failed({ kind: "no-change" });
}

async function colleague(
  { accounts }: Pick<ColleaguePorts, "accounts">,
  by: By,
  id: StaffId,
  own?: "own account too",
): Promise<Outcome<AccountLine, ColleagueProblem>> {
  const account = await accounts.byId(id);
  if (account === null || account.endedAt !== null) return failed({ kind: "no-such-account" });
  if (!mayActFor(by, account.authority)) return failed({ kind: "not-yours" });
  if (by !== "system" && by.id === id && own === undefined) return failed({ kind: "own-account" });
  return done(account);
}
