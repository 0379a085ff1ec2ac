/** What the end of keeping needs of the record. */
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { DeletionOf, Ending, RetentionRule } from "../../domain/people/retention.ts";
import type { ChangedMeanwhile, FromVersion } from "../../domain/version.ts";
import type { Erased, Retention, Weighed, WeighProblem } from "../desk/people/retention-desk.ts";
import type { Change } from "../ports.ts";
import type { Taking, TakingProblem } from "../second/request-store.ts";

export type RetentionStore = {
  read(incident: IncidentId, authority: AuthorityId, today: Date): Promise<Retention>;
  rule(incident: IncidentId, authority: AuthorityId): Promise<RetentionRule>;
  setRule(
    change: Change,
    incident: IncidentId,
    authority: AuthorityId,
    from: FromVersion,
    rule: RetentionRule,
    entries: readonly NewEntry[],
  ): Promise<ChangedMeanwhile | null>;
  /** The day until which it is kept; null where it is not there, or another authority's. */
  endOf(authority: AuthorityId, what: Ending): Promise<string | null>;
  changeEnd(
    change: Change,
    of: { readonly incident: IncidentId; readonly authority: AuthorityId },
    what: Ending,
    from: FromVersion,
    until: string,
    entries: (before: string, subject: string) => readonly NewEntry[],
  ): Promise<Outcome<string, ChangedMeanwhile | { readonly kind: "not-there" }>>;
  weigh(what: DeletionOf, today: Date): Promise<Outcome<Weighed, WeighProblem>>;
  /** Rows, keys, the request and the entries in one transaction. Refuses where what would go is not what was granted. */
  erase(
    change: Change,
    what: DeletionOf,
    taking: Taking,
    entries: (erased: Erased) => readonly NewEntry[],
  ): Promise<Outcome<Erased & ErasedFiles, WeighProblem | TakingProblem>>;
};

/** What lies in files and goes after the record has let go of it. */
export type ErasedFiles = {
  /** Holdings whose sealed readings are of no use any more: their key is destroyed. */
  readonly readings: readonly string[];
  /** References of messages whose files in the outbox go. */
  readonly messages: readonly string[];
};
