/** What belongs to an account beside its name and role: second factors, sessions, invitations, announcements. */
import type { Role } from "../bodies/authority.ts";
import type { AuthorityId, IncidentId, StaffId } from "../ids.ts";

/** The second factors that an account has. One of the first two is needed to sign in. */
export type Factors = {
  /** Since when an authenticator app is set up. */
  readonly totp: Date | null;
  readonly passkeys: readonly Passkey[];
  readonly recoveryCodesLeft: number;
};

export type Passkey = {
  readonly id: string;
  readonly name: string;
  /** The host name that it was made for: it works under no other. */
  readonly host: string;
  readonly addedAt: Date;
  readonly usedAt: Date | null;
};

export function hasSecondFactor({ totp, passkeys }: Pick<Factors, "totp" | "passkeys">): boolean {
  return totp !== null || passkeys.length > 0;
}

/** A session as its owner sees it listed. */
export type SessionLine = {
  readonly id: string;
  readonly source: string;
  readonly browser: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
  readonly endsAt: Date;
};

/** Dangerous acts ask for passphrase and code, or a passkey, once more when that is longer ago than this. */
export const confirmationLasts = 10 * 60_000;

export function isConfirmed(confirmedAt: Date, now: Date): boolean {
  return now.getTime() - confirmedAt.getTime() <= confirmationLasts;
}

/** account: makes one. passphrase: a new passphrase for one. factors: that, and new second factors. */
export type InvitationKind = "account" | "passphrase" | "factors";
export type InvitationState = "open" | "taken" | "withdrawn" | "expired";

export type Invitation = {
  readonly id: string;
  readonly kind: InvitationKind;
  readonly staff: StaffId | null;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly authority: AuthorityId;
  readonly invitedBy: StaffId | null;
  readonly madeAt: Date;
  readonly endsAt: Date;
  readonly takenAt: Date | null;
  readonly withdrawnAt: Date | null;
};

export function stateOfInvitation(
  { takenAt, withdrawnAt, endsAt }: Pick<Invitation, "takenAt" | "withdrawnAt" | "endsAt">,
  now: Date,
): InvitationState {
  if (takenAt !== null) return "taken";
  if (withdrawnAt !== null) return "withdrawn";
  return endsAt <= now ? "expired" : "open";
}

export type AnnouncementKind =
  | "break-glass-used"
  | "break-glass-set"
  | "recovery-code-used"
  | "passphrase-link"
  | "factors-link"
  | "authority-exposed";

/** Something that others must hear of, mostly about an account; shown to each of them until they say that they have read it. */
export type Announcement = {
  readonly id: string;
  readonly kind: AnnouncementKind;
  /** Whose account it is about; null where it is about none. */
  readonly staff: { readonly id: StaffId; readonly name: string; readonly authority: AuthorityId } | null;
  /** Which incident it is about. */
  readonly incident: {
    readonly id: IncidentId;
    readonly reference: string;
    readonly title: string;
    /** Somebody of the reader's authority has said that it has been told. */
    readonly acknowledged: boolean;
  } | null;
  readonly by: string | null;
  readonly at: Date;
  readonly source: string;
  readonly acknowledgedAt: Date | null;
};

/** An account as the leads of its authority see it listed. */
export type AccountLine = {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly authority: AuthorityId;
  readonly addedAt: Date;
  readonly endedAt: Date | null;
  readonly breakGlass: boolean;
  readonly totp: boolean;
  readonly passkeys: number;
  readonly sessions: number;
  readonly seenAt: Date | null;
};
