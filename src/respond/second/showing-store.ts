/** What revealing values and exporting people need of the record. */
import type { AuthorityId, HoldingId, IncidentId, PersonId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { MentionType } from "../../domain/people/mention.ts";
import type { ExportFilters, Extent, ProofExport } from "../../domain/staff/request.ts";
import type { CsvRow } from "../export/csv.ts";
import type { Change } from "../ports.ts";
import type { NewReading } from "../readings/reading-store.ts";
import type { Taking, TakingProblem } from "./request-store.ts";

export type Masked = {
  readonly type: MentionType;
  readonly masked: string;
  /** Keyed: by it a value that is found again is known to be the one that was kept. */
  readonly hash: string;
};
export type Revealable = {
  readonly reference: string;
  readonly controller: AuthorityId;
  readonly extent: Extent;
  readonly identifiers: readonly Masked[];
  /** Where they stand. */
  readonly places: readonly { readonly holding: HoldingId; readonly path: string }[];
};

export type ShowingStore = {
  /** Null where there is no such person within reach. */
  revealable(
    incident: IncidentId,
    person: PersonId,
    types: readonly MentionType[],
  ): Promise<Revealable | null>;
  /** The keyed hash of a value, as identifiers keep it. */
  hashOf(incident: IncidentId, type: MentionType, value: string): string;
  /** Writes down that it was shown, in the transaction that uses the grant for it. */
  reveal(
    change: Change,
    of: { readonly person: PersonId; readonly types: readonly MentionType[] },
    reading: NewReading,
    taking: Taking,
    entries: readonly NewEntry[],
  ): Promise<Outcome<null, TakingProblem>>;

  weighExport(incident: IncidentId, authority: AuthorityId, filters: ExportFilters): Promise<Extent>;
  /** Reads the rows in the transaction that uses the grant and writes it down. */
  exportPeople(
    change: Change,
    filters: ExportFilters,
    reading: Omit<NewReading, "people" | "found">,
    taking: Taking,
    entries: (people: number, fingerprint: string) => readonly NewEntry[],
    proof?: ProofExport,
  ): Promise<Outcome<readonly CsvRow[], TakingProblem>>;
};

export const exportColumns = [
  "Reference",
  "Name",
  "Other names",
  "Born",
  "Role",
  "Severity",
  "Marked as",
  "What was taken",
  "Email",
  "Phone",
  "Address",
  "Notice",
] as const;
