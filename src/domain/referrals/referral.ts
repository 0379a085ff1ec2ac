/**
 * A referral: an authority tells a body outside of the incident (police, NCSC, Report Fraud, an insurer), keeps the
 * reference that it is given, and answers what is asked. Who may read it goes by its handling mark.
 */

import type { AuthorityId, IncidentId, ReferralId, StaffId } from "../ids.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import { longestReasons, type ReasonsProblem } from "../reasons.ts";
import { otherBody } from "./body.ts";
import type { Mark } from "./tlp.ts";

export type ReferralState = "drafted" | "made" | "acknowledged" | "closed" | "withdrawn";

/** Every step and the entry of the ledger that it writes. */
export const referralTransitions = {
  make: { from: ["drafted"], to: "made", entry: "referral.made" },
  acknowledge: { from: ["made"], to: "acknowledged", entry: "referral.acknowledged" },
  close: { from: ["made", "acknowledged"], to: "closed", entry: "referral.closed" },
  reopen: { from: ["closed"], to: "acknowledged", entry: "referral.reopened" },
  withdraw: { from: ["drafted", "made"], to: "withdrawn", entry: "referral.withdrawn" },
} as const satisfies Readonly<
  Record<string, { from: readonly ReferralState[]; to: ReferralState; entry: string }>
>;
export type ReferralStep = keyof typeof referralTransitions;
export const referralSteps = Object.keys(referralTransitions) as readonly ReferralStep[];

/** Of people outside; sealed. */
export type Contact = { readonly name: string; readonly phone: string; readonly email: string };

export type ReferralForm = {
  /** A key of content/referrals.yaml. */
  readonly body: string;
  /** Typed where the body is not in the list. */
  readonly bodyName: string;
  readonly mark: Mark;
  /** Read by all authorities of the incident, as far as the mark lets them. */
  readonly joint: boolean;
  /** Who may read it where it is TLP:RED, besides who wrote it. */
  readonly named: readonly StaffId[];
  readonly about: string;
  readonly contact: Contact;
  /** The reference that the body gave. */
  readonly reference: string;
};

export type Referral = ReferralForm & {
  readonly id: ReferralId;
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  /** 1, 2, 3 of its authority in the incident. */
  readonly number: number;
  readonly state: ReferralState;
  /** When it came to this state, as it happened. */
  readonly stateAt: Date;
  /** When the body was told. */
  readonly referredAt: Date | null;
  readonly version: number;
  readonly by: StaffId;
  readonly changedBy: StaffId;
  readonly changedAt: Date;
};

export const longest = { about: 4_000, bodyName: 120, contact: 200, reference: 120 } as const;

export type ReferralProblem = {
  readonly kind:
    | "referral-body-missing"
    | "body-name-missing"
    | "about-missing"
    | "about-too-long"
    | "referral-field-too-long"
    | "mark-not-joint"
    | "referral-ended";
};

export function problemOfReferral(form: ReferralForm, bodies: readonly string[]): ReferralProblem | null {
  const { body, bodyName, about, contact, reference, joint, mark } = form;
  if (body !== otherBody && !bodies.includes(body)) return { kind: "referral-body-missing" };
  if (body === otherBody && bodyName.trim() === "") return { kind: "body-name-missing" };
  if (about.trim() === "") return { kind: "about-missing" };
  if (about.length > longest.about) return { kind: "about-too-long" };
  const long = Object.values(contact).some((value) => value.length > longest.contact);
  if (long || bodyName.length > longest.bodyName || reference.length > longest.reference)
    return { kind: "referral-field-too-long" };
  // Neither leaves one organisation, or named people.
  return joint && (mark === "red" || mark === "amber-strict") ? { kind: "mark-not-joint" } : null;
}

export type StepProblem = { readonly kind: "referral-step-not-now" | "happened-in-future" } | ReasonsProblem;

export function afterStep(
  referral: Referral,
  step: ReferralStep,
  { at, reasons, now }: { readonly at: Date; readonly reasons: string; readonly now: Date },
): Outcome<Pick<Referral, "state" | "stateAt" | "referredAt">, StepProblem> {
  const { from, to } = referralTransitions[step];
  if (!(from as readonly ReferralState[]).includes(referral.state))
    return failed({ kind: "referral-step-not-now" });
  if (needsReasons(step) && reasons.trim() === "") return failed({ kind: "reasons-missing" });
  if (reasons.length > longestReasons) return failed({ kind: "words-too-long" });
  if (at > now) return failed({ kind: "happened-in-future" });
  return done({ state: to, stateAt: at, referredAt: step === "make" ? at : referral.referredAt });
}

export function needsReasons(step: ReferralStep): boolean {
  return step === "close" || step === "reopen" || step === "withdraw";
}

export function mayStep({ state }: Pick<Referral, "state">, step: ReferralStep): boolean {
  return (referralTransitions[step].from as readonly ReferralState[]).includes(state);
}

export function isOpen({ state }: Pick<Referral, "state">): boolean {
  return state !== "closed" && state !== "withdrawn";
}

/** Besides being in the incident: TLP:RED is for the people who are named, and for who wrote it. */
export function mayRead(
  referral: Pick<Referral, "authority" | "mark" | "joint" | "named" | "by">,
  reader: { readonly id: StaffId; readonly authority: AuthorityId },
): boolean {
  const { authority, mark, joint, named, by } = referral;
  if (mark === "red")
    return authority === reader.authority && (by === reader.id || named.includes(reader.id));
  return authority === reader.authority || joint;
}
