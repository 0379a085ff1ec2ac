/** What deciding about messages in doubt needs of the record. */
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { UnsureDecision, UnsureForm, UnsureMinute } from "../../domain/notices/unsure/unsure.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { UnsureCount, UnsureMessage } from "../desk/people/unsure-desk.ts";
import type { Change } from "../ports.ts";

export type UnsureOf = { readonly incident: IncidentId; readonly authority: AuthorityId };

export type UnsureStore = {
  minutes(of: UnsureOf): Promise<readonly UnsureCount[]>;
  messages(of: UnsureOf, minute: UnsureMinute): Promise<readonly UnsureMessage[]>;
  /** Under lock: all that were named, or none; fails with how many are left where they are not all there. */
  decide(
    change: Change,
    of: UnsureOf,
    minute: UnsureMinute,
    which: { readonly decision: UnsureDecision; readonly of: UnsureForm["of"] },
    entries: (references: readonly string[]) => readonly NewEntry[],
  ): Promise<Outcome<number, { readonly kind: "unsure-changed"; readonly number: number }>>;
};
export type UnsurePorts = { readonly unsure: UnsureStore; now(): Date };
