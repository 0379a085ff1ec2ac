/** What signing in and accounts need from the world outside, beside what stands in ports.ts. */

import type { Role } from "../domain/bodies/authority.ts";
import type { AuthorityId, StaffId } from "../domain/ids.ts";
import type { NewEntry } from "../domain/ledger/entry.ts";
import type { Outcome } from "../domain/outcome.ts";
import type {
  AccountLine,
  Announcement,
  AnnouncementKind,
  Factors,
  Invitation,
  Passkey,
  SessionLine,
} from "../domain/staff/account.ts";
import type { Staff } from "../domain/staff/staff.ts";
import type { Session } from "./desk/house/account-desk.ts";
import type { Change, NewStaff } from "./ports.ts";
import type { Taking, TakingProblem } from "./second/request-store.ts";

/** Who must hear of it: the account's owner, the leads of its authority, or the leads of all. */
export type NewAnnouncement = {
  readonly kind: AnnouncementKind;
  readonly staff: StaffId;
  readonly source: string;
  readonly to: readonly ("owner" | "own-leads" | "all-leads")[];
};

/** A change of an account, with what the ledger will hold of it; null where nobody has to be told. */
export type AccountChange = Change & {
  readonly entries: readonly NewEntry[];
  readonly announcement: NewAnnouncement | null;
};

export type AccountStore = {
  byId(staff: StaffId): Promise<(AccountLine & { readonly passphraseHash: string }) | null>;
  of(authority: AuthorityId): Promise<readonly AccountLine[]>;
  changePassphrase(change: AccountChange, staff: StaffId, hash: string, keep: string): Promise<void>;
  /** With a granted request alone. False where the account has that role, or has ended. Ends its sessions. */
  changeRole(
    change: AccountChange,
    staff: StaffId,
    role: Role,
    taking: Taking,
  ): Promise<Outcome<boolean, TakingProblem>>;
  setBreakGlass(change: AccountChange, staff: StaffId, on: boolean): Promise<boolean>;
  /** False where it had ended. Its sessions end with it, and whatever it had begun. */
  end(change: AccountChange, staff: StaffId): Promise<boolean>;
  /** Whom the provider means by this name; null where it is not known yet. */
  ofSubject(issuer: string, subject: string): Promise<Staff | null>;
  /** False where the account is known to the provider by another name already. */
  linkSubject(change: AccountChange, issuer: string, subject: string, staff: StaffId): Promise<boolean>;
};

export type HalfStore = {
  open(half: {
    readonly token: string;
    readonly staff: StaffId | null;
    readonly invitation: string | null;
    readonly startedAt: Date;
    readonly endsAt: Date;
  }): Promise<void>;
  of(
    token: string,
    now: Date,
  ): Promise<{ readonly staff: Staff | null; readonly invitation: Invitation | null } | null>;
  /** One more wrong code; the half ends with the last that it has. */
  missed(token: string, most: number): Promise<void>;
  end(token: string): Promise<void>;
};

export type KeptTotp = { readonly secret: Uint8Array; readonly lastStep: number };
export type KeptPasskey = {
  readonly staff: Staff;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly host: string;
};
export type NewPasskey = Pick<Passkey, "id" | "name" | "host"> &
  Pick<KeptPasskey, "publicKey" | "counter"> & { readonly staff: StaffId };

export type FactorStore = {
  of(staff: StaffId): Promise<Factors>;
  totp(staff: StaffId): Promise<KeptTotp | null>;
  /** False where a code of that step, or a later one, was taken before. */
  takeStep(staff: StaffId, step: number): Promise<boolean>;
  offer(staff: StaffId): Promise<{ readonly secret: Uint8Array; readonly at: Date } | null>;
  saveOffer(staff: StaffId, secret: Uint8Array, at: Date): Promise<void>;
  /** The offered key takes the place of the one before. */
  acceptOffer(change: AccountChange, staff: StaffId, step: number): Promise<boolean>;
  /** False where it is not there, or is the last that the account has. */
  removeTotp(change: AccountChange, staff: StaffId): Promise<boolean>;
  removePasskey(change: AccountChange, staff: StaffId, id: string): Promise<boolean>;
  /** False where the passkey is somebody's already. */
  addPasskey(change: AccountChange, passkey: NewPasskey): Promise<boolean>;
  passkey(id: string): Promise<KeptPasskey | null>;
  usePasskey(id: string, counter: number, at: Date): Promise<void>;
  replaceRecoveryCodes(change: AccountChange, staff: StaffId, codes: readonly string[]): Promise<void>;
  /** False where it is none of the account's, or was used. */
  useRecoveryCode(change: AccountChange, staff: StaffId, code: string): Promise<boolean>;
};

/** Challenges are made without being kept, so that asking for many costs nothing; each is answered once. */
export type ChallengeStore = {
  make(holder: string, now: Date): string;
  spend(challenge: string, holder: string, now: Date): Promise<boolean>;
  /** Seals what a browser keeps for us. */
  hand(text: string, endsAt: Date): string;
  handed(sealed: string, now: Date): string | null;
};

export type NewSession = {
  readonly id: string;
  readonly token: string;
  readonly staff: StaffId;
  readonly startedAt: Date;
  readonly endsAt: Date;
  readonly source: string;
  readonly browser: string;
};

export type SessionStore = {
  /** `ifBreakGlass`: what is written and announced where the account is one for emergencies. */
  open(session: NewSession, ifBreakGlass: AccountChange): Promise<void>;
  /** Whose session it is, if it is still good; marks it as seen. */
  /** `touches`: it is in use now. */
  session(token: string, now: Date, idleSince: Date, touches: boolean): Promise<Session | null>;
  end(token: string): Promise<void>;
  of(staff: StaffId, now: Date, idleSince: Date): Promise<readonly SessionLine[]>;
  confirm(token: string, at: Date): Promise<void>;
  endOne(change: AccountChange, staff: StaffId, id: string): Promise<boolean>;
  /** How many ended; the one of `but` goes on. No entry where there was none. */
  endAll(change: AccountChange, staff: StaffId, but: string | null): Promise<number>;
};

export type NewInvitation = Omit<Invitation, "takenAt" | "withdrawnAt"> & { readonly code: string };

export type InvitationStore = {
  add(change: AccountChange, invitation: NewInvitation): Promise<void>;
  byCode(code: string): Promise<Invitation | null>;
  of(authority: AuthorityId): Promise<readonly Invitation[]>;
  withdraw(change: AccountChange, authority: AuthorityId, id: string): Promise<boolean>;
  /** Makes the account; "taken" where somebody was quicker. */
  join(
    change: AccountChange,
    id: string,
    account: NewStaff,
  ): Promise<"done" | "invitation-taken" | "email-taken">;
  /** Sets the new passphrase, ends sessions, and, where it says so, removes the second factors. */
  restore(change: AccountChange, invitation: Invitation, hash: string): Promise<boolean>;
};

export type AnnouncementStore = {
  of(staff: StaffId): Promise<readonly Announcement[]>;
  /** False where it was acknowledged before. */
  acknowledge(change: AccountChange, staff: StaffId, id: string): Promise<boolean>;
};

/** A body's own sign-in by OpenID Connect, as the operator set it up. */
export type Provider = {
  readonly key: string;
  readonly name: string;
  readonly issuer: string;
  /** Signs in accounts of this authority alone; null: of all. */
  readonly authorityKey: string | null;
  begin(back: string): Promise<Outcome<{ readonly url: string; readonly keep: string }, ProviderFault>>;
  finish(
    keep: string,
    address: string,
  ): Promise<
    Outcome<
      { readonly subject: string; readonly email: string | null; readonly verified: boolean },
      ProviderFault
    >
  >;
};
export type ProviderFault = { readonly kind: "provider-silent" | "provider-refused" };
