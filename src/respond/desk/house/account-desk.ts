/** The half of the desk that is about accounts: signing in step by step, second factors, sessions, colleagues' accounts. */

import type { Role } from "../../../domain/bodies/authority.ts";
import type { AuthorityId, StaffId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type {
  AccountLine,
  Announcement,
  Factors,
  Invitation,
  SessionLine,
} from "../../../domain/staff/account.ts";
import type { Staff } from "../../../domain/staff/staff.ts";

/** Where a try comes from: an address, and the family of a browser. */
export type From = { readonly source: string; readonly browser: string };
/** Under which host name and origin a browser knows us: passkeys are made for one. */
export type RelyingParty = { readonly host: string; readonly origin: string };

/** `token` is the browser's alone. It opens nothing: a second factor makes a session of it. */
export type HalfGrant = {
  readonly token: string;
  readonly endsAt: Date;
  readonly staff: Staff;
  readonly needs: Needs;
};
/** What is asked for next: a code, a passkey, or that a second factor is set up. */
export type Needs = "code" | "passkey" | "second-factor";
export type Half = {
  readonly staff: Staff | null;
  readonly needs: Needs | null;
  readonly passkeys: boolean;
  readonly invitation: Invitation | null;
};
/** `token` comes back with the browser: what was asked, sealed. */
export type ProviderBegun = { readonly url: string; readonly token: string; readonly endsAt: Date };
export type SessionGrant = { readonly token: string; readonly endsAt: Date; readonly staff: Staff };
/** Recovery codes are shown once, with what made them. */
export type Enrolled = SessionGrant & { readonly recoveryCodes: readonly string[] };
export type Session = {
  readonly id: string;
  readonly staff: Staff;
  readonly confirmedAt: Date;
  /** Announcements that nobody has said to have read yet. */
  readonly unread: number;
};

export type AccountDesk = {
  // The way in, after the passphrase
  halfOf(token: string): Promise<Half | null>;
  signInWithCode(half: string, code: string, from: From): Promise<Outcome<SessionGrant, CodeProblem>>;
  signInWithRecoveryCode(half: string, code: string, from: From): Promise<Outcome<SessionGrant, CodeProblem>>;
  enrolTotp(half: string, code: string, from: From): Promise<Outcome<Enrolled, EnrolProblem>>;
  enrolPasskey(
    half: string,
    form: PasskeyForm,
    from: From,
  ): Promise<Outcome<Enrolled, PasskeyProblem | HalfProblem>>;
  /** `holder`: what this browser alone has, a half's token or a session's. */
  askForPasskey(holder: string, party: RelyingParty): Promise<object>;
  signInWithPasskey(
    holder: string,
    answer: PasskeyAnswer,
    from: From,
  ): Promise<Outcome<SessionGrant, PasskeyProblem>>;
  providers(): readonly { readonly key: string; readonly name: string }[];
  beginProvider(key: string, back: string): Promise<Outcome<ProviderBegun, ProviderProblem>>;
  finishProvider(
    token: string,
    address: string,
    from: From,
  ): Promise<Outcome<HalfGrant, ProviderProblem | SignInWait>>;

  // Invitations, from the side of who is invited
  openInvitation(
    code: string,
    from: From,
  ): Promise<Outcome<Pick<HalfGrant, "token" | "endsAt">, JoinProblem | SignInWait>>;
  acceptInvitation(
    half: string,
    passphrase: string,
  ): Promise<Outcome<HalfGrant, AcceptProblem | PassphraseProblem>>;

  // The session that one has
  /** `by-itself`: a page that follows looks again; that keeps no session from ending. */
  session(token: string, looks?: "by-itself"): Promise<Session | null>;
  confirm(
    token: string,
    form: { readonly passphrase: string; readonly code: string },
    from: From,
  ): Promise<Outcome<null, ConfirmProblem>>;
  confirmWithPasskey(token: string, answer: PasskeyAnswer): Promise<Outcome<null, PasskeyProblem>>;

  // One's own account
  factors(staff: Staff): Promise<Factors>;
  /** The key for an authenticator app, in base 32; the same again for a while, so that a reload changes nothing. */
  offerTotp(staff: Staff): Promise<{ readonly key: string; readonly address: string }>;
  setTotp(staff: Staff, code: string): Promise<Outcome<null, EnrolProblem>>;
  removeTotp(staff: Staff): Promise<Outcome<null, LastFactorProblem>>;
  askForNewPasskey(staff: Staff, holder: string, party: RelyingParty): Promise<object>;
  addPasskey(staff: Staff, holder: string, form: PasskeyForm): Promise<Outcome<null, PasskeyProblem>>;
  removePasskey(staff: Staff, id: string): Promise<Outcome<null, LastFactorProblem>>;
  makeRecoveryCodes(staff: Staff): Promise<readonly string[]>;
  changePassphrase(
    staff: Staff,
    token: string,
    passphrase: string,
  ): Promise<Outcome<null, PassphraseProblem>>;
  sessions(staff: Staff): Promise<readonly SessionLine[]>;
  endSession(staff: Staff, id: string): Promise<Outcome<null, { kind: "no-such-session" }>>;
  endOtherSessions(staff: Staff, token: string): Promise<number>;
  announcements(staff: Staff): Promise<readonly Announcement[]>;
  acknowledge(staff: Staff, id: string): Promise<Outcome<null, { kind: "no-such-announcement" }>>;

  // Colleagues' accounts
  colleagues(reader: Staff): Promise<readonly AccountLine[]>;
  invitations(reader: Staff): Promise<readonly Invitation[]>;
  /** `code` is handed over by voice or message, and kept nowhere. */
  invite(
    by: Staff | "system",
    form: InviteForm,
  ): Promise<Outcome<{ readonly invitation: Invitation; readonly code: string }, InviteProblem>>;
  withdrawInvitation(by: Staff, id: string): Promise<Outcome<null, { kind: "no-such-invitation" }>>;
  /** A link with which somebody sets a new passphrase, or new second factors too. */
  issueLink(
    by: Staff | "system",
    staff: StaffId,
    what: "passphrase" | "factors",
  ): Promise<Outcome<{ readonly invitation: Invitation; readonly code: string }, ColleagueProblem>>;
  endSessionsOf(by: Staff, staff: StaffId): Promise<Outcome<number, ColleagueProblem>>;
  endAccount(by: Staff, staff: StaffId): Promise<Outcome<null, ColleagueProblem>>;
  setBreakGlass(by: Staff, staff: StaffId, on: boolean): Promise<Outcome<null, ColleagueProblem>>;
};

export type PasskeyAnswer = { readonly response: string; readonly party: RelyingParty };
export type PasskeyForm = PasskeyAnswer & { readonly name: string };
export type InviteForm = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly authority: AuthorityId;
  /** 1 to 14. */
  readonly days: number;
};

export type SignInWait = { kind: "wait"; seconds: number };
export type HalfProblem = { kind: "half-ended" };
export type CodeProblem = { kind: "code-wrong" } | SignInWait | HalfProblem;
export type EnrolProblem = { kind: "code-not-of-key" | "key-too-old" } | SignInWait | HalfProblem;
export type PasskeyProblem = { kind: "passkey-refused" | "passkey-taken" | "passkey-nameless" };
export type PassphraseProblem = {
  kind: "passphrase-too-short" | "passphrase-too-common" | "passphrase-too-near";
};
export type ProviderProblem = {
  kind: "provider-silent" | "provider-refused" | "provider-unknown-account" | "no-such-provider";
};
export type JoinProblem = {
  kind: "invitation-unknown" | "invitation-taken" | "invitation-withdrawn" | "invitation-expired";
};
export type AcceptProblem = JoinProblem | { kind: "email-taken" } | HalfProblem;
export type ConfirmProblem = { kind: "not-confirmed" } | SignInWait;
export type LastFactorProblem = { kind: "last-factor" };
export type InviteProblem = {
  kind: "name-missing" | "email-malformed" | "email-taken" | "has-own-staff" | "days-wrong";
};
export type ColleagueProblem = { kind: "no-such-account" | "not-yours" | "own-account" | "no-change" };
