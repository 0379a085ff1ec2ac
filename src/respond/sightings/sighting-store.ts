/** What the use cases of sightings ask of the record. */
import type {
  AuthorityId,
  IncidentId,
  SightingFileId,
  SightingGroupId,
  SightingId,
  StaffId,
} from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { Features } from "../../domain/sightings/grouping/features.ts";
import type { MessageLook } from "../../domain/sightings/message/message.ts";
import type {
  Sighting,
  SightingGroup,
  SightingOutcome,
  SightingWords,
} from "../../domain/sightings/sighting.ts";
import type { ChangedMeanwhile } from "../../domain/version.ts";
import type {
  DoneAlready,
  GroupDetail,
  GroupFacts,
  QueuePage,
  QueueQuery,
  Received,
  SightingCounts,
  SightingDetail,
} from "../desk/incident/sighting-desk.ts";
import type { Change } from "../ports.ts";

/** A sighting before it has a number and a group. */
export type NewSighting = Pick<
  Sighting,
  "id" | "authority" | "kind" | "acts" | "channel" | "urgency" | "seenAt" | "receivedAt"
> & {
  readonly words: SightingWords;
  readonly features: Features;
  /** By which its group is known, where it begins one. */
  readonly label: string;
  readonly reference: string;
  readonly submission: string | null;
  readonly enteredBy: StaffId | null;
  readonly files: readonly NewFile[];
};
export type NewFile = {
  readonly id: SightingFileId;
  readonly name: string;
  readonly type: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly look: MessageLook | null;
};

export type NotThere = { readonly kind: "not-there" };

/** A change to one group by somebody, with the entries that say so. */
export type Altered<T> = (value: T) => readonly NewEntry[];

export type SightingStore = {
  /** Once for each submission: null where it is there already. Places it among the groups of its authority. */
  receive(change: Change, sighting: NewSighting, entries: Altered<Sighting>): Promise<Received | null>;
  queue(authority: AuthorityId, staff: StaffId, query: QueueQuery): Promise<QueuePage>;
  group(id: SightingGroupId, page: number): Promise<GroupDetail | null>;
  sighting(id: SightingId): Promise<SightingDetail | null>;
  groupByNumber(authority: AuthorityId, number: number): Promise<SightingGroupId | null>;
  fileContent(
    id: SightingFileId,
  ): Promise<{ readonly sighting: SightingId; readonly bytes: Uint8Array; readonly sha256: string } | null>;
  assign(
    change: Change,
    id: SightingGroupId,
    to: { readonly to: StaffId | null; readonly version: number },
    entries: Altered<SightingGroup>,
  ): Promise<Outcome<SightingGroup, NotThere | ChangedMeanwhile>>;
  linkMeasure(
    change: Change,
    id: SightingGroupId,
    to: { readonly measure: string | null; readonly version: number },
    entries: Altered<SightingGroup>,
  ): Promise<Outcome<SightingGroup, NotThere | ChangedMeanwhile>>;
  promote(
    change: Change,
    id: SightingGroupId,
    incident: IncidentId,
    entries: Altered<SightingGroup & { readonly sightings: number }>,
  ): Promise<Outcome<SightingGroup, NotThere | { readonly kind: "in-other-incident" }>>;
  close(
    change: Change,
    id: SightingGroupId,
    form: {
      readonly which: readonly SightingId[] | "all";
      readonly outcome: SightingOutcome;
      readonly answer: string;
    },
    entries: (group: SightingGroup, sightings: readonly SightingId[]) => readonly NewEntry[],
  ): Promise<Outcome<number, NotThere | DoneAlready>>;
  reopen(
    change: Change,
    id: SightingId,
    entries: (sighting: {
      readonly authority: AuthorityId;
      readonly incident: IncidentId | null;
    }) => readonly NewEntry[],
  ): Promise<Outcome<null, NotThere | DoneAlready>>;
  move(
    change: Change,
    id: SightingId,
    to: SightingGroupId | "alone",
    entries: (moved: Moved) => readonly NewEntry[],
  ): Promise<Outcome<SightingGroup, NotThere | { readonly kind: "no-such-group" | "same-group" }>>;
  merge(
    change: Change,
    from: SightingGroupId,
    into: SightingGroupId,
    entries: (moved: Moved) => readonly NewEntry[],
  ): Promise<
    Outcome<SightingGroup, NotThere | { readonly kind: "no-such-group" | "same-group" | "in-other-incident" }>
  >;
  counts(incident: IncidentId, authority: AuthorityId): Promise<SightingCounts>;
  facts(incident: IncidentId): Promise<readonly GroupFacts[]>;
  /** What reporters are yet to be told, oldest first. */
  untold(most: number): Promise<readonly Untold[]>;
  told(marks: readonly string[]): Promise<void>;
  /** Everybody is to be told anew: what lay ready for them is gone. */
  untellAll(): Promise<void>;
  /** Deletes what is past its end; tells how many of each authority. */
  endPast(
    change: Change,
    today: Date,
    entries: (authority: AuthorityId, count: number) => readonly NewEntry[],
  ): Promise<readonly string[]>;
};

export type Moved = {
  readonly from: SightingGroup;
  readonly into: SightingGroup;
  readonly sightings: number;
};

export type Untold = {
  /** Of this state of it; a later one has another. */
  readonly mark: string;
  readonly id: SightingId;
  readonly reference: string;
  readonly number: number;
  readonly authority: AuthorityId;
  readonly receivedAt: Date;
  readonly outcome: SightingOutcome | null;
  readonly answer: string;
  readonly closedAt: Date | null;
  readonly keepUntil: Date;
};
