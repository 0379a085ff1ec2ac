/** The part of the desk that sets parts of somebody's severity by hand. */
import type { IncidentId, PersonId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { AdjustedFactors, AdjustProblem, SeverityFactors } from "../../../domain/severity/adjustment.ts";
import type { CircumstancesProblem, SetCircumstances } from "../../../domain/severity/set-circumstances.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ChangedMeanwhile } from "../../../domain/version.ts";

export type SeverityShown = {
  readonly reference: string;
  /** What ENISA's method gives. */
  readonly reckoned: SeverityFactors;
  readonly adjusted: AdjustedFactors;
  readonly because: readonly string[];
  readonly reasons: string;
  readonly byName: string | null;
  readonly at: Date | null;
  readonly version: number;
  /** A review has found something else since it was set by hand. */
  readonly groundChanged: boolean;
};

export type CircumstancesShown = {
  readonly set: SetCircumstances;
  readonly reasons: string;
  /** Null where nobody has set any. */
  readonly byName: string | null;
  readonly at: Date | null;
  readonly version: number;
};

/** What ENISA's method flags, of an authority's own people in an incident. */
export type SeverityFlags = {
  readonly people: number;
  /** Within 0.25 of a band. */
  readonly borderline: number;
  readonly unintelligible: boolean;
};

export type SeverityDesk = {
  circumstances(reader: Staff, incident: IncidentId): Promise<CircumstancesShown>;
  setCircumstances(
    by: Staff,
    incident: IncidentId,
    form: { readonly set: SetCircumstances; readonly reasons: string; readonly version: number },
  ): Promise<Outcome<null, CircumstancesProblem | ChangedMeanwhile>>;
  severityFlags(reader: Staff, incident: IncidentId): Promise<SeverityFlags>;
  severityOf(
    reader: Staff,
    incident: IncidentId,
    person: PersonId,
  ): Promise<Outcome<SeverityShown, { kind: "no-such-person" }>>;
  adjustSeverity(
    by: Staff,
    incident: IncidentId,
    person: PersonId,
    form: { readonly adjusted: AdjustedFactors; readonly reasons: string; readonly version: number },
  ): Promise<Outcome<null, AdjustProblem | ChangedMeanwhile | { readonly kind: "no-such-person" }>>;
};
