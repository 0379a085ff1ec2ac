/** What a lead does about colleagues' accounts of their own authority: links for who forgot, ends, emergencies, roles. */
import type { AccountLine } from "../../domain/account.ts";
import type { Role } from "../../domain/authority.ts";
import type { StaffId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff.ts";
import type { ColleagueProblem } from "../account-desk.ts";
import type { SessionStore } from "../account-ports.ts";
import { type By, mayActFor } from "../change-by.ts";
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

/** Whoever calls this holds a second person's yes. The account's sessions end: they began with other rights. */
export async function changeRole(
  ports: ColleaguePorts,
  by: By,
  id: StaffId,
  role: Role,
): Promise<Outcome<Staff, ColleagueProblem>> {
  const found = await colleague(ports, by, id);
  if (!found.ok) return found;
  const { name, email, authority, role: from } = found.value;
  const change = accountChange(by, id, ports.now(), "staff.role-changed", { from, to: role });
  return (await ports.accounts.changeRole(change, id, role))
    ? done({ id, name, email, role, authority, incidents: null })
    : failed({ kind: "no-change" });
}

async function colleague(
  { accounts }: ColleaguePorts,
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
