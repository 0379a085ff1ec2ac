/** The part of the desk about agreements between authorities: who tells, on behalf of both, whoever is in both registers. */
import type { Agreement, AgreementStep, StepProblem } from "../../../domain/agreements/agreement.ts";
import type { AuthorityId, IncidentId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { ReasonsProblem } from "../../../domain/reasons.ts";
import type { Staff } from "../../../domain/staff/staff.ts";

export type AgreementDesk = {
  agreements(reader: Staff, incident: IncidentId): Promise<readonly AgreementLine[]>;
  agreement(reader: Staff, incident: IncidentId, id: string): Promise<AgreementLine | null>;
  /** One's own authority will tell. */
  proposeAgreement(
    by: Staff,
    incident: IncidentId,
    form: { readonly other: AuthorityId; readonly reasons: string },
  ): Promise<Outcome<Agreement, ProposeProblem>>;
  stepAgreement(
    by: Staff,
    incident: IncidentId,
    id: string,
    form: { readonly step: AgreementStep; readonly reasons: string },
  ): Promise<Outcome<Agreement, StepProblem | NoAgreement>>;
  /** Notices to whoever surely is in both registers; each names both controllers, and accounts for both. */
  draftJoint(
    by: Staff,
    incident: IncidentId,
    id: string,
  ): Promise<Outcome<{ readonly drafted: number; readonly held: number }, JointProblem>>;
};

type NoAgreement = { readonly kind: "no-such-agreement" };
export type ProposeProblem =
  | ReasonsProblem
  | {
      readonly kind:
        | "agreement-with-oneself"
        | "not-involved"
        | "agreement-open-already"
        | "no-such-incident";
    };
export type JointProblem =
  | NoAgreement
  | {
      readonly kind:
        | "agreement-not-in-force"
        | "agreement-not-your-side"
        | "agreement-nobody"
        | "contact-missing";
    };

export type AgreementLine = Agreement & {
  readonly tellerName: string;
  readonly otherName: string;
  /** People whom the teller's notices tell for the other, and how many of them are told. */
  readonly promised: number;
  readonly told: number;
};
