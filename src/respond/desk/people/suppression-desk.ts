/** The part of the desk about who must not be written to again: each controller's own. */
import type { IncidentId, PersonId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { ReasonsProblem } from "../../../domain/reasons.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type {
  ContactKind,
  LiftProblem,
  SuppressForm,
  Suppression,
  SuppressionRowProblem,
} from "../../../domain/suppression/suppression.ts";

export type SuppressionDesk = {
  suppressions(reader: Staff, incident: IncidentId, page: number): Promise<SuppressionPage>;
  suppression(reader: Staff, incident: IncidentId, id: string): Promise<SuppressionLine | null>;
  /** A reading of this person: which contact points there are to be kept from. */
  suppressible(reader: Staff, incident: IncidentId, person: PersonId): Promise<Suppressible | null>;
  suppress(
    by: Staff,
    incident: IncidentId,
    person: PersonId,
    form: SuppressForm,
  ): Promise<Outcome<{ readonly held: number }, SuppressProblem>>;
  importSuppressions(
    by: Staff,
    incident: IncidentId,
    table: string,
  ): Promise<Outcome<{ readonly added: number; readonly known: number }, SuppressionImportProblem>>;
  liftSuppression(
    by: Staff,
    incident: IncidentId,
    id: string,
    reasons: string,
  ): Promise<Outcome<null, LiftProblem | { readonly kind: "no-such-suppression" }>>;
};

export type SuppressionLine = Suppression & {
  readonly reference: string | null;
  readonly addedByName: string;
  readonly liftedByName: string;
  readonly liftReasons: string;
};
export type SuppressionPage = {
  readonly rows: readonly SuppressionLine[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};
export type Suppressible = {
  readonly reference: string;
  readonly name: string;
  readonly contacts: readonly { readonly kind: ContactKind; readonly value: string }[];
  readonly inForce: readonly SuppressionLine[];
};

export type SuppressProblem =
  | ReasonsProblem
  | { readonly kind: "no-such-person" | "no-such-contact" | "suppressed-already" };
export type SuppressionImportProblem =
  | {
      readonly kind: "suppression-file-empty" | "suppression-file-headless" | "suppression-file-unreadable";
      readonly row?: number;
    }
  | { readonly kind: "suppression-rows"; readonly rows: readonly SuppressionRowProblem[] };
