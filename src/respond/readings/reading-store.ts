/** What tasks and readings need of the record. */
import type { AuthorityId, IncidentId, PersonId, StaffId, TaskId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Deed, PersonRead, Search } from "../../domain/staff/odd-reading.ts";
import type { ReadingKind, Task } from "../../domain/staff/task.ts";
import type { ReadsPage, ReadsQuery } from "../desk/house/reading-desk.ts";
import type { Change } from "../ports.ts";

export type NewReading = {
  readonly task: TaskId;
  readonly staff: StaffId;
  readonly authority: AuthorityId;
  readonly incident: IncidentId;
  readonly kind: ReadingKind;
  readonly found: number;
  readonly searched: boolean;
  readonly people: readonly { readonly id: PersonId; readonly controller: AuthorityId }[];
};

export type ReadingStore = {
  task(staff: StaffId, now: Date): Promise<Task | null>;
  /** Takes the place of one that is open. */
  openTask(change: Change, task: Task, entries: readonly NewEntry[]): Promise<void>;
  /** Null where none is open. */
  endTask(change: Change, staff: StaffId, entries: (ended: Task) => readonly NewEntry[]): Promise<void>;
  /** Committed when this resolves: only then may be shown what was read. */
  keep(change: Change, reading: NewReading, entries: readonly NewEntry[]): Promise<void>;

  page(authority: AuthorityId, query: ReadsQuery): Promise<ReadsPage>;
  /** Since then: what the rules for odd patterns look at. */
  forRules(
    authority: AuthorityId,
    incident: IncidentId,
    since: Date,
  ): Promise<{
    readonly reads: readonly PersonRead[];
    readonly searches: readonly Search[];
    readonly deeds: readonly Deed[];
    readonly names: ReadonlyMap<StaffId, string>;
    readonly references: ReadonlyMap<PersonId, string>;
  }>;
  lookedInto(
    authority: AuthorityId,
    incident: IncidentId,
  ): Promise<ReadonlyMap<string, { readonly by: string; readonly at: Date; readonly words: string }>>;
  lookInto(
    change: Change,
    of: { readonly authority: AuthorityId; readonly incident: IncidentId },
    key: string,
    words: string,
    entries: readonly NewEntry[],
  ): Promise<void>;
};
