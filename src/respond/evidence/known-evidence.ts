/** Bundles as the record shows them, with the names of staff. */
import type { Custody, Evidence } from "../../domain/evidence/evidence.ts";

export type KnownCustody = Custody & { readonly byName: string };
export type KnownEvidence = Evidence & {
  readonly askedByName: string;
  readonly decidedByName: string | null;
  readonly custody: readonly KnownCustody[];
};
