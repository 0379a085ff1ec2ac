/** The accounts of one's own authority and the invitations that are out, for its leads. */
import { stateOfInvitation } from "../../../domain/staff/account.ts";
import { raw } from "../../frame/fields.ts";
import { page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { invitationState } from "../../words/invitations.ts";
import { roleWords } from "../../words/roles.ts";

export const path = "/staff";
export const needs = "staff";
export const verbs = { get: "staff.read", post: "staff.invite" } as const;

export async function get({ desk, staff, authorities, now }: StaffVisit): Promise<Reply> {
  const [accounts, invitations] = await Promise.all([desk.colleagues(staff), desk.invitations(staff)]);
  const nameOf = new Map(authorities.map(({ id, name }) => [id, name]));
  return page("staff/list/page.njk", {
    title: "Staff",
    body: nameOf.get(staff.authority),
    accounts: accounts.map((account) => ({
      ...account,
      role: roleWords[account.role],
      factors: [account.totp ? "App" : "", account.passkeys > 0 ? `Passkeys: ${account.passkeys}` : ""]
        .filter((one) => one !== "")
        .join(", "),
    })),
    invitations: invitations.map((one) => ({
      ...one,
      ...{ role: roleWords[one.role], body: nameOf.get(one.authority) },
      open: stateOfInvitation(one, now) === "open",
      state: invitationState(one, now),
    })),
  });
}

export async function post({ desk, staff, form }: StaffVisit): Promise<Reply> {
  const outcome = await desk.withdrawInvitation(staff, raw(form, "invitation"));
  return redirect(path, outcome.ok ? "The code is withdrawn." : "That code was used or withdrawn before.");
}
