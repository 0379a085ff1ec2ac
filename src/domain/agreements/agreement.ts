/**
 * An agreement between two authorities of an incident: one tells, on behalf of both, whoever stands in both registers. Two
 * people of each side say yes. Every step names the entry that it writes.
 */
import type { AuthorityId, IncidentId, StaffId } from "../ids.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import { problemOfReasons, type ReasonsProblem } from "../reasons.ts";

export type AgreementState = "proposed" | "offered" | "accepted" | "in-force" | "declined" | "ended";
export const agreementSteps = ["offer", "accept", "agree", "decline", "end"] as const;
export type AgreementStep = (typeof agreementSteps)[number];

export type Agreement = {
  readonly id: string;
  readonly incident: IncidentId;
  readonly teller: AuthorityId;
  readonly other: AuthorityId;
  readonly state: AgreementState;
  readonly reasons: string;
  readonly proposedBy: StaffId;
  readonly proposedAt: Date;
  readonly offeredBy: StaffId | null;
  readonly offeredAt: Date | null;
  readonly acceptedBy: StaffId | null;
  readonly acceptedAt: Date | null;
  readonly agreedBy: StaffId | null;
  readonly agreedAt: Date | null;
  readonly endedBy: StaffId | null;
  readonly endedAt: Date | null;
  readonly endReasons: string;
};

export const proposalEntry = "agreement.proposed";
type Rule = {
  readonly from: readonly AgreementState[];
  readonly to: AgreementState;
  /** Whose people take it. */
  readonly side: "teller" | "other" | "either";
  readonly entry: string;
};
export const agreementRules: Readonly<Record<AgreementStep, Rule>> = {
  offer: { from: ["proposed"], to: "offered", side: "teller", entry: "agreement.offered" },
  accept: { from: ["offered"], to: "accepted", side: "other", entry: "agreement.accepted" },
  agree: { from: ["accepted"], to: "in-force", side: "other", entry: "agreement.in-force" },
  decline: { from: ["offered", "accepted"], to: "declined", side: "other", entry: "agreement.declined" },
  end: {
    from: ["proposed", "offered", "accepted", "in-force"],
    to: "ended",
    side: "either",
    entry: "agreement.ended",
  },
};

export type StepProblem =
  | ReasonsProblem
  | { readonly kind: "agreement-moved-on" | "agreement-own-yes" | "agreement-not-your-side" };

export function isOnSide({ teller, other }: Agreement, step: AgreementStep, authority: AuthorityId): boolean {
  const { side } = agreementRules[step];
  return (side !== "other" && authority === teller) || (side !== "teller" && authority === other);
}

export function afterStep(
  current: Agreement,
  step: AgreementStep,
  {
    by,
    authority,
    at,
    reasons,
  }: { readonly by: StaffId; readonly authority: AuthorityId; readonly at: Date; readonly reasons: string },
): Outcome<Agreement, StepProblem> {
  const { from, to } = agreementRules[step];
  if (!isOnSide(current, step, authority)) return failed({ kind: "agreement-not-your-side" });
  if (!from.includes(current.state)) return failed({ kind: "agreement-moved-on" });
  // A second person on each side.
  if ((step === "offer" && by === current.proposedBy) || (step === "agree" && by === current.acceptedBy))
    return failed({ kind: "agreement-own-yes" });
  switch (step) {
    case "offer":
      return done({ ...current, state: to, offeredBy: by, offeredAt: at });
    case "accept":
      return done({ ...current, state: to, acceptedBy: by, acceptedAt: at });
    case "agree":
      return done({ ...current, state: to, agreedBy: by, agreedAt: at });
    default: {
      const unfit = problemOfReasons(reasons);
      if (unfit !== null) return failed(unfit);
      return done({ ...current, state: to, endedBy: by, endedAt: at, endReasons: reasons.trim() });
    }
  }
}
