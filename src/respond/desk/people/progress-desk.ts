/** The part of the desk for how far telling people is, and for signing that it is finished. */
import type { AuthorityId, IncidentId, PersonId } from "../../../domain/ids.ts";
import type { HoldReason } from "../../../domain/notices/notice.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Finish, FinishForm, FinishProblem } from "../../../domain/progress/finished.ts";
import type { BounceRate, Expected, FailedMessages } from "../../../domain/progress/pace.ts";
import type { StandsKind, TellingFacts } from "../../../domain/progress/stands.ts";
import type { Cell } from "../../../domain/progress/tally.ts";
import type { Staff } from "../../../domain/staff/staff.ts";

export type Progress = {
  /** Of the reader's own authority: everybody in its register is in one of them. */
  readonly cells: readonly Cell[];
  readonly failed: readonly FailedMessages[];
  readonly rates: readonly BounceRate[];
  readonly expected: Expected;
  readonly authorities: readonly AuthorityTold[];
  /** Newest first. */
  readonly finishes: readonly FinishLine[];
  readonly at: Date;
};
/** One person, by reference: how they stand, and what proves it. */
export type ProofLine = {
  readonly reference: string;
  readonly kind: StandsKind;
  readonly facts: TellingFacts;
  /** Since when they stand so, as far as the record knows. */
  readonly at: Date | null;
  /** Of the last attempt: its own reference, the carrier's id, and what the carrier said of it. */
  readonly attempt: string | null;
  readonly provider: string | null;
  readonly receiptAt: Date | null;
  readonly result: string;
  /** What proves that they were told without a message of ours. */
  readonly toldProof: string | null;
  readonly holds: readonly HoldReason[];
};

export type ProofQuery = { readonly kinds?: readonly StandsKind[]; readonly page: number };
export type ProofPage = {
  readonly rows: readonly (ProofLine & { readonly person: PersonId })[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

export type AuthorityTold = {
  readonly authority: AuthorityId;
  readonly known: number;
  readonly told: number;
};
export type FinishLine = Finish & { readonly signedByName: string };

export type ProgressDesk = {
  progress(reader: Staff, incident: IncidentId): Promise<Progress>;
  /** Counts alone, for a spreadsheet. */
  figuresFile(
    reader: Staff,
    incident: IncidentId,
  ): Promise<{ readonly name: string; readonly type: string; readonly pieces: AsyncIterable<string> }>;
  /** Person by person, by reference; written down. */
  proof(reader: Staff, incident: IncidentId, query: ProofQuery): Promise<ProofPage>;
  finishes(reader: Staff, incident: IncidentId): Promise<readonly FinishLine[]>;
  finishTelling(by: Staff, incident: IncidentId, form: FinishForm): Promise<Outcome<Finish, FinishProblem>>;
};
