/** The part of the desk by which an authority tells bodies outside of the incident, and answers what they ask. */
import type { IncidentId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { ReferralBody } from "../../../domain/referrals/body.ts";
import type { AnswerForm, QuestionForm, QuestionProblem } from "../../../domain/referrals/question.ts";
import type {
  Referral,
  ReferralForm,
  ReferralProblem,
  ReferralStep,
  StepProblem,
} from "../../../domain/referrals/referral.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ChangedMeanwhile } from "../../../domain/version.ts";
import type { KnownQuestion, KnownReferral } from "../../referrals/known-referral.ts";

export type NoSuchReferral = { readonly kind: "no-such-referral" };

export type ReferralDesk = {
  /** The words of content/referrals.yaml. */
  referralBodies(reader: Staff): Promise<readonly ReferralBody[]>;
  referrals(reader: Staff, incident: IncidentId): Promise<ReferralList>;
  referral(reader: Staff, incident: IncidentId, id: string): Promise<ReferralDetail | null>;
  addReferral(
    by: Staff,
    incident: IncidentId,
    form: ReferralForm,
  ): Promise<Outcome<Referral, ReferralProblem | { readonly kind: "no-such-incident" }>>;
  changeReferral(
    by: Staff,
    incident: IncidentId,
    id: string,
    change: { readonly version: number; readonly form: ReferralForm },
  ): Promise<Outcome<Referral, ReferralProblem | ChangedMeanwhile | NoSuchReferral>>;
  stepReferral(
    by: Staff,
    incident: IncidentId,
    id: string,
    step: ReferralStep,
    form: { readonly at: Date; readonly reasons: string; readonly reference: string },
  ): Promise<Outcome<Referral, StepProblem | NoSuchReferral>>;
  askOfReferral(
    by: Staff,
    incident: IncidentId,
    id: string,
    form: QuestionForm,
  ): Promise<Outcome<null, QuestionProblem | NoSuchReferral | { readonly kind: "referral-ended" }>>;
  answerReferral(
    by: Staff,
    incident: IncidentId,
    id: string,
    question: string,
    form: AnswerForm,
  ): Promise<Outcome<null, QuestionProblem | NoSuchReferral | { readonly kind: "no-such-question" }>>;
};

export type ReferralList = {
  readonly rows: readonly ReferralDetail[];
  /** TLP:RED ones of the own authority that are for others: that they are there, and no more. */
  readonly closedToReader: number;
};
export type ReferralDetail = KnownReferral & { readonly questions: readonly KnownQuestion[] };
