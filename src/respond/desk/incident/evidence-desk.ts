/** The part of the desk by which evidence is put together, taken out and handed over. Each authority's own. */
import type {
  DecideProblem,
  Evidence,
  EvidenceForm,
  EvidenceProblem,
  HandForm,
  HandProblem,
} from "../../../domain/evidence/evidence.ts";
import type { IncidentId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { KnownEvidence } from "../../evidence/known-evidence.ts";

export type EvidenceDesk = {
  /** Newest first. */
  evidence(reader: Staff, incident: IncidentId): Promise<readonly KnownEvidence[]>;
  /** With originals it waits for a second person; without, it is made at once. */
  makeEvidence(
    by: Staff,
    incident: IncidentId,
    form: EvidenceForm,
  ): Promise<Outcome<Evidence, EvidenceProblem | MakeProblem>>;
  decideEvidence(
    by: Staff,
    incident: IncidentId,
    id: string,
    decision: { readonly yes: boolean },
  ): Promise<Outcome<Evidence, DecideProblem | MakeProblem | NoEvidence>>;
  /** Writes down that it was taken out, then gives its bytes. */
  takeEvidence(
    by: Staff,
    incident: IncidentId,
    id: string,
  ): Promise<Outcome<TakenEvidence, NoEvidence | { readonly kind: "not-made-yet" }>>;
  handEvidence(
    by: Staff,
    incident: IncidentId,
    id: string,
    form: HandForm,
  ): Promise<Outcome<null, HandProblem | NoEvidence>>;
};

export type NoEvidence = { readonly kind: "no-such-evidence" };
export type MakeProblem = { readonly kind: "no-such-incident" | "ledger-not-signed" | "disk-full" };
export type TakenEvidence = {
  readonly name: string;
  readonly bytes: number;
  readonly pieces: AsyncIterable<Uint8Array>;
};
