/** The part of the desk about trust between partners, and the all-clears that they sign for each other. */
import type { AuthorityId, IncidentId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { Attestation, AttestationForm, AttestationProblem } from "../../../domain/trust/attestation.ts";
import type { Channel } from "../../../domain/trust/channel.ts";
import type { TrustLine, TrustNow, TrustState } from "../../../domain/trust/trust.ts";
import type { ChangedMeanwhile } from "../../../domain/version.ts";

export type TrustDesk = {
  /** Of all authorities of the incident: what holds now, every line that led there, and every all-clear. */
  trust(reader: Staff, incident: IncidentId): Promise<TrustReading>;
  /** What one's own authority makes of others: of all that are named, or of none. */
  setTrust(by: Staff, incident: IncidentId, form: TrustForm): Promise<Outcome<null, TrustProblem>>;
  signAttestation(
    by: Staff,
    incident: IncidentId,
    form: AttestationForm,
  ): Promise<Outcome<Attestation, AttestationProblem | NoIncident>>;
  withdrawAttestation(
    by: Staff,
    incident: IncidentId,
    id: string,
    reasons: string,
  ): Promise<Outcome<Attestation, WithdrawProblem>>;
  /** Accepts another's all-clear, and declares safe what is named; or does not accept it. */
  answerAttestation(
    by: Staff,
    incident: IncidentId,
    id: string,
    form: AnswerForm,
  ): Promise<Outcome<null, AnswerProblem>>;
};

export type TrustReading = {
  readonly now: readonly TrustNow[];
  /** Newest first. */
  readonly lines: readonly TrustLine[];
  /** Newest first. */
  readonly attestations: readonly Attestation[];
};

export type TrustForm = {
  readonly to: readonly AuthorityId[];
  readonly channels: readonly Channel[];
  readonly state: TrustState;
  /** Null: now. */
  readonly since: Date | null;
  readonly reasons: string;
  readonly words: string;
  /** How many lines the own authority had written when the form was opened. */
  readonly version: number;
};

export type AnswerForm = {
  readonly accepted: boolean;
  readonly reasons: string;
  /** What is declared safe on it. */
  readonly channels: readonly Channel[];
  readonly words: string;
  /** How many answers of the own authority there were when the form was opened. */
  readonly version: number;
};

type NoIncident = { readonly kind: "no-such-incident" };
export type TrustProblem =
  | ChangedMeanwhile
  | {
      readonly kind:
        | "no-such-incident"
        | "not-involved"
        | "trust-nobody-named"
        | "trust-in-oneself"
        | "trust-no-channel"
        | "trust-not-that-way"
        | "reasons-missing"
        | "words-too-long"
        | "form-outdated"
        | "trust-in-future"
        | "since-before-last";
    };
export type WithdrawProblem =
  | { readonly kind: "no-such-attestation" | "not-yours" | "reasons-missing" | "words-too-long" }
  | { readonly kind: "withdrawn-already"; readonly by: string; readonly at: Date };
export type AnswerProblem =
  | ChangedMeanwhile
  | {
      readonly kind:
        | "no-such-attestation"
        | "own-attestation"
        | "attestation-not-standing"
        | "form-outdated"
        | "not-in-scope"
        | "reasons-missing"
        | "words-too-long";
    };
