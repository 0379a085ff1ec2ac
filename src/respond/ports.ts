/**
 * What the use cases need from the world outside, as function types: the store implements most of them in SQL, the
 * composition root binds the rest, tests hand in fakes.
 */
import type { Authority } from "../domain/bodies/authority.ts";
import type { Service } from "../domain/bodies/service.ts";
import type { DocumentRecord } from "../domain/documents/document.ts";
import type { Holding, HoldingProgress } from "../domain/documents/holding.ts";
import type { AuthorityId, HoldingId, IncidentId, PersonId, ServiceId, StaffId } from "../domain/ids.ts";
import type { Incident } from "../domain/incident/incident.ts";
import type { Entry, NewEntry } from "../domain/ledger/entry.ts";
import type { Outcome, Problem } from "../domain/outcome.ts";
import type { MentionType } from "../domain/people/mention.ts";
import type { Statement } from "../domain/publication/statement.ts";
import type { Staff } from "../domain/staff/staff.ts";
import type { ChangedMeanwhile, Edited, FromVersion } from "../domain/version.ts";
import type { UnreadPage } from "./desk/desk.ts";
import type { PeopleCounts, PeoplePage, PeopleQuery, PersonDetail } from "./desk/people/people-reading.ts";
import type { Registration } from "./people/registration.ts";

/** Who makes a change, and when. */
export type Change = { readonly by: StaffId | "system"; readonly at: Date };

/** What the ledger will hold of a change; the store writes it in the transaction of the change itself. */
export type EntriesOf<T> = (value: T) => readonly NewEntry[];

/** What becomes of a row that was read under lock, and the entries that say so. */
export type Verdict<T, P extends Problem> = Outcome<
  { readonly next: T; readonly entries: readonly NewEntry[] },
  P
>;

/** Reads a row under lock, lets `decide` say what becomes of it, and writes row and entries together, or nothing. */
export type Alter<Id, T> = <P extends Problem>(
  change: Change,
  id: Id,
  decide: (current: T) => Verdict<T, P>,
) => Promise<Outcome<T, P | { readonly kind: "not-there" }>>;

/** The same for what several people edit: refused where another version stands there than the change began from. */
export type AlterFrom<Id, T, E = FromVersion> = <P extends Problem>(
  change: Change,
  id: Id,
  from: E,
  decide: (current: T) => Verdict<T, P>,
) => Promise<Outcome<T, P | { readonly kind: "not-there" } | ChangedMeanwhile>>;

export type EditionStore = {
  /** 0 where nobody has written yet. */
  version(what: Edited): Promise<number>;
};

export type BodyStore = {
  authorities(): Promise<readonly Authority[]>;
  /** False where the key is taken. */
  addAuthority(change: Change, authority: Authority, entries: readonly NewEntry[]): Promise<boolean>;
  /** Name and how people reach it. */
  alterAuthority: AlterFrom<AuthorityId, Authority>;
  alterColour: AlterFrom<AuthorityId, Authority>;
  services(): Promise<readonly Service[]>;
  /** With the key that it got: the one it came with, or the next that is free in its authority. */
  addService(change: Change, service: Service, entries: readonly NewEntry[]): Promise<Service>;
  alterService: AlterFrom<ServiceId, Service>;
};

export type NewStaff = { readonly staff: Staff; readonly passphraseHash: string };

export type StaffStore = {
  any(): Promise<boolean>;
  anyAt(authority: AuthorityId): Promise<boolean>;
  byEmail(email: string): Promise<NewStaff | null>;
  /** False where the address is taken. */
  add(change: Change, account: NewStaff, entries: readonly NewEntry[]): Promise<boolean>;
  /** All or nothing; false where somebody has set Candour up already. */
  setUp(
    change: Change,
    start: {
      readonly authorities: readonly Authority[];
      readonly services: readonly Service[];
      readonly account: NewStaff;
    },
    entries: readonly NewEntry[],
  ): Promise<boolean>;
};

/** `burst` tries at once, then one for each `everyMs`. */
export type TryLimit = { readonly key: string; readonly burst: number; readonly everyMs: number };

export type TryStore = {
  /** Takes one try under each limit, or none; 0, or the milliseconds to wait. */
  take(limits: readonly TryLimit[], now: Date): Promise<number>;
  forget(keys: readonly string[]): Promise<void>;
  isFamiliar(email: string, source: string): Promise<boolean>;
  remember(staff: StaffId, source: string, now: Date): Promise<void>;
};

export type IncidentStore = {
  all(): Promise<readonly Incident[]>;
  byReference(reference: string): Promise<Incident | null>;
  byId(id: IncidentId): Promise<Incident | null>;
  alter: AlterFrom<IncidentId, Incident, { readonly what: Edited; readonly version: FromVersion }>;
};

export type HoldingStore = {
  of(incident: IncidentId): Promise<readonly Holding[]>;
  byId(id: HoldingId): Promise<Holding | null>;
  /** False where the incident has a holding of this folder already. */
  load(change: Change, holding: Holding, entries: readonly NewEntry[]): Promise<boolean>;
  alter: Alter<HoldingId, Holding>;
  /** How far the reading is, and what it does now; no entry, for nothing was decided. */
  saveProgress(id: HoldingId, state: Holding["state"], progress: HoldingProgress): Promise<void>;
  /** Those that wait, or that a stop of Candour interrupted, oldest first. */
  interrupted(): Promise<readonly HoldingId[]>;
  unread(authority: AuthorityId, id: HoldingId, page: number): Promise<UnreadPage>;
};

/** Writes documents, people and the holding's new state in one transaction; references are kept where they can be. */
export type Register = (
  change: Change,
  holding: Holding,
  found: {
    readonly documents: AsyncIterable<DocumentRecord>;
    readonly people: readonly Registration[];
  },
  /** `takenBack`: approvals of notices that had not gone out; what was found since may change them. */
  entries: (holding: Holding, takenBack: number) => readonly NewEntry[],
) => Promise<Holding>;

export type PeopleStore = {
  /** Replaces the people of a holding, writes its documents and its state: one transaction. */
  register: Register;
  /** `size`: rows to a page; 50, and 100 at most. */
  page(authority: AuthorityId, query: PeopleQuery, size?: number): Promise<PeoplePage>;
  /** Null where there is none; the reader's right to it is the use case's matter. */
  person(id: PersonId): Promise<PersonDetail | null>;
  counts(incident: IncidentId, authority: AuthorityId): Promise<PeopleCounts>;
  /** Kinds of data found in the incident, of each authority; null: a review found people of it whose data is deleted. */
  categories(
    incident: IncidentId,
  ): Promise<readonly { readonly authority: AuthorityId; readonly type: MentionType | null }[]>;
};

export type StatementStore = {
  of(incident: IncidentId): Promise<readonly Statement[]>;
  /** Gives the next number of the incident. */
  write(
    change: Change,
    from: FromVersion,
    draft: Omit<Statement, "number">,
    entries: EntriesOf<Statement>,
  ): Promise<Outcome<Statement, ChangedMeanwhile>>;
  alter: Alter<{ readonly incident: IncidentId; readonly number: number }, Statement>;
};

export type LedgerStore = {
  /** For what changes nothing in the record but must stand in the ledger. */
  record(change: Change, entries: readonly NewEntry[]): Promise<void>;
  page(query: { readonly incident?: IncidentId; readonly page: number }): Promise<{
    readonly rows: readonly (Entry & { readonly actorName: string })[];
    readonly total: number;
  }>;
  /** What happened last, and not who looked at whom: that is its own page. */
  recent(incident: IncidentId, most: number): Promise<readonly Entry[]>;
  verify(): Promise<
    Outcome<
      { readonly size: number; readonly head: string },
      { kind: "broken"; sequence: number; why: string }
    >
  >;
};
