/**
 * Invitations: a lead says who, as what, and for how long; a code is handed over by voice or message, shown once and kept
 * as a keyed hash. The invited person chooses their own passphrase, so nobody else ever knows it.
 */
import { randomUUID } from "node:crypto";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type Invitation, stateOfInvitation } from "../../domain/staff/account.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { AccountChange, AccountStore, InvitationStore, NewAnnouncement } from "../account-ports.ts";
import { type By, changeBy, mayActFor } from "../change-by.ts";
import type { InviteForm, InviteProblem } from "../desk/house/account-desk.ts";
import { note } from "../note.ts";
import type { StaffStore } from "../ports.ts";
import { foldedEmail, isEmail } from "../staff/account-fields.ts";
import { newReadableCode } from "./readable-code.ts";

export type InvitePorts = {
  readonly staff: StaffStore;
  readonly accounts: AccountStore;
  readonly invitationBook: InvitationStore;
  now(): Date;
};
export type Invited = { readonly invitation: Invitation; readonly code: string };

const day = 24 * 60 * 60_000;

export async function invite(
  ports: InvitePorts,
  by: By,
  form: InviteForm,
): Promise<Outcome<Invited, InviteProblem>> {
  const name = form.name.trim();
  const email = foldedEmail(form.email);
  if (name === "") return failed({ kind: "name-missing" });
  if (!isEmail(email)) return failed({ kind: "email-malformed" });
  if (!Number.isInteger(form.days) || form.days < 1 || form.days > 14) return failed({ kind: "days-wrong" });
  // An account sees its authority's people: the first lead helps a partner to its first account, and no further.
  if (!mayActFor(by, form.authority) && (await ports.staff.anyAt(form.authority)))
    return failed({ kind: "has-own-staff" });
  if ((await ports.staff.byEmail(email)) !== null) return failed({ kind: "email-taken" });
  const { role, authority } = form;
  const invited = newInvitation(by, ports.now(), form.days, {
    kind: "account",
    staff: null,
    name,
    email,
    role,
    authority,
  });
  const detail = { role, authority, until: invited.invitation.endsAt.toISOString() };
  await ports.invitationBook.add(changeOf(by, invited.invitation, "staff.invited", detail), {
    ...invited.invitation,
    code: invited.code,
  });
  return done(invited);
}

/** Five groups of four: 100 bits, of which nothing can be tried out. */
export function newInvitation(
  by: By,
  madeAt: Date,
  days: number,
  whom: Pick<Invitation, "kind" | "staff" | "name" | "email" | "role" | "authority">,
): Invited {
  const invitedBy = by === "system" ? null : by.id;
  const endsAt = new Date(madeAt.getTime() + days * day);
  const invitation = {
    id: randomUUID(),
    ...whom,
    invitedBy,
    madeAt,
    endsAt,
    takenAt: null,
    withdrawnAt: null,
  };
  return { invitation, code: newReadableCode(5) };
}

export function changeOf(
  by: By,
  { id, madeAt }: Pick<Invitation, "id" | "madeAt">,
  verb: string,
  detail: Readonly<Record<string, string>>,
  announcement: NewAnnouncement | null = null,
): AccountChange {
  const change = changeBy(by, madeAt);
  return { ...change, entries: [note(change, verb, { subject: `invitation:${id}` }, detail)], announcement };
}

export async function withdrawInvitation(
  { invitationBook, now }: InvitePorts,
  by: Staff,
  id: string,
): Promise<Outcome<null, { kind: "no-such-invitation" }>> {
  const change = changeOf(by, { id, madeAt: now() }, "staff.invitation-withdrawn", {});
  return (await invitationBook.withdraw(change, by.authority, id))
    ? done(null)
    : failed({ kind: "no-such-invitation" });
}

/** Those of the reader's authority, and those that the reader wrote to a partner's first account. */
export async function readInvitations(
  { invitationBook, now }: InvitePorts,
  reader: Staff,
): Promise<readonly Invitation[]> {
  const all = await invitationBook.of(reader.authority);
  const recent = now().getTime() - 30 * day;
  return all.filter((one) => stateOfInvitation(one, now()) === "open" || one.madeAt.getTime() > recent);
}
