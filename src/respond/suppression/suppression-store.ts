/** What the use cases about who must not be written to need of the record. */
import type { AuthorityId, IncidentId, PersonId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Outcome, Problem } from "../../domain/outcome.ts";
import type { ContactKind, ImportedSuppression, Suppression } from "../../domain/suppression/suppression.ts";
import type { SuppressionLine, SuppressionPage } from "../desk/people/suppression-desk.ts";
import type { Change, Verdict } from "../ports.ts";

export type SuppressionStore = {
  /** The latest first. */
  page(authority: AuthorityId, page: number): Promise<SuppressionPage>;
  ofPerson(authority: AuthorityId, person: PersonId): Promise<readonly SuppressionLine[]>;
  byId(id: string): Promise<SuppressionLine | null>;
  /** False where there is one like it already. What is drafted for it is held; tells how many notices. */
  add(
    change: Change,
    one: Suppression,
    contact: { readonly kind: ContactKind; readonly value: string } | null,
    entries: (held: number) => readonly NewEntry[],
  ): Promise<{ readonly added: boolean; readonly held: number }>;
  /** All of them, or none and the rows whose reference nobody has. */
  addAll(
    change: Change,
    whose: { readonly authority: AuthorityId; readonly incident: IncidentId },
    lines: readonly ImportedSuppression[],
    entries: (counted: ImportCounts) => readonly NewEntry[],
  ): Promise<ImportCounts | { readonly unknown: readonly number[] }>;
  lift<P extends Problem>(
    change: Change,
    id: string,
    reasons: string,
    decide: (current: Suppression) => Verdict<Suppression, P>,
  ): Promise<Outcome<Suppression, P | { readonly kind: "not-there" }>>;
};

export type ImportCounts = { readonly added: number; readonly known: number; readonly held: number };
