/** The part of the desk for what staff report: the queue, one group, one sighting, and what becomes of them. */
import type {
  AuthorityId,
  IncidentId,
  SightingFileId,
  SightingGroupId,
  SightingId,
  StaffId,
} from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { IndicatorKind } from "../../../domain/sightings/indicators.ts";
import type { SightingKind } from "../../../domain/sightings/kind.ts";
import type { MessageLook } from "../../../domain/sightings/message/message.ts";
import type {
  Act,
  Sighting,
  SightingGroup,
  SightingWords,
  Urgency,
} from "../../../domain/sightings/sighting.ts";
import type { CloseForm, CloseProblem } from "../../../domain/sightings/triage.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ChangedMeanwhile } from "../../../domain/version.ts";

type NotThere = { readonly kind: "no-such-sighting" };

export type SightingDesk = {
  /** Groups of the reader's own authority, the most urgent first. */
  sightingQueue(reader: Staff, query: QueueQuery): Promise<QueuePage>;
  sightingGroup(reader: Staff, id: SightingGroupId, page: number): Promise<GroupDetail | null>;
  sighting(reader: Staff, id: SightingId): Promise<SightingDetail | null>;
  /** Told over the phone, or forwarded; `by` is not the one who saw it. */
  enterSighting(by: Staff, form: EnterForm): Promise<Outcome<Received, EnterProblem>>;
  assignGroup(
    by: Staff,
    id: SightingGroupId,
    change: { readonly to: StaffId | null; readonly version: number },
  ): Promise<Outcome<SightingGroup, NotThere | ChangedMeanwhile | { readonly kind: "no-such-colleague" }>>;
  /** Who of the own authority may look after a group. */
  triageColleagues(reader: Staff): Promise<readonly { readonly id: StaffId; readonly name: string }[]>;
  linkGroupToMeasure(
    by: Staff,
    id: SightingGroupId,
    change: { readonly measure: string | null; readonly version: number },
  ): Promise<Outcome<SightingGroup, NotThere | ChangedMeanwhile | { readonly kind: "no-such-measure" }>>;
  /** The group and all that is in it, and what joins it from now on, belong to the incident. */
  promoteGroup(
    by: Staff,
    incident: IncidentId,
    id: SightingGroupId,
  ): Promise<Outcome<SightingGroup, PromoteProblem>>;
  declareFromGroup(
    by: Staff,
    id: SightingGroupId,
    form: { readonly title: string; readonly summary: string },
  ): Promise<Outcome<{ readonly reference: string }, PromoteProblem | DeclarationProblem>>;
  /** Those that are named, or all that are open in the group; tells how many. */
  closeSightings(
    by: Staff,
    id: SightingGroupId,
    form: CloseManyForm,
  ): Promise<Outcome<number, CloseProblem | NotThere | DoneAlready>>;
  reopenSighting(by: Staff, id: SightingId): Promise<Outcome<null, NotThere | DoneAlready>>;
  /** Into another group of the own authority, or one of its own. Candour leaves it there. */
  moveSighting(
    by: Staff,
    id: SightingId,
    to: SightingGroupId | "alone",
  ): Promise<Outcome<SightingGroup, MoveProblem>>;
  mergeGroups(
    by: Staff,
    from: SightingGroupId,
    into: SightingGroupId,
  ): Promise<Outcome<SightingGroup, MoveProblem>>;
  groupByReference(reader: Staff, reference: string): Promise<SightingGroupId | null>;
  takeSightingFile(
    by: Staff,
    id: SightingFileId,
    reasons: string,
  ): Promise<Outcome<TakenFile, NotThere | { readonly kind: "reasons-missing" | "words-too-long" }>>;
  sightingCounts(reader: Staff, incident: IncidentId): Promise<SightingCounts>;
  /** Of all authorities of the incident: counts and indicators, and nobody who reported. */
  sightingFacts(reader: Staff, incident: IncidentId): Promise<readonly GroupFacts[]>;
};

export type DoneAlready = { readonly kind: "done-already"; readonly by: string; readonly at: Date };
export type MoveProblem = {
  readonly kind: "no-such-sighting" | "no-such-group" | "same-group" | "in-other-incident";
};
/** Of those of a declaration the ones that this form can have. */
export type DeclarationProblem = { readonly kind: "title-missing" | "summary-missing" };
export type PromoteProblem = { readonly kind: "no-such-sighting" | "no-such-incident" | "in-other-incident" };

export const queueSize = 25;
export type QueueQuery = {
  readonly incident: IncidentId | null;
  readonly show: "open" | "mine" | "all";
  readonly page: number;
};
export type QueuePage = { readonly groups: readonly GroupLine[]; readonly total: number };

export type GroupLine = SightingGroup & {
  readonly label: string;
  readonly kind: SightingKind;
  readonly members: number;
  readonly open: number;
  /** Of those that are open; 0 where none is. */
  readonly urgency: Urgency | 0;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly assignedName: string | null;
  readonly incidentReference: string | null;
};

export type SightingLine = Sighting & {
  readonly excerpt: string;
  readonly files: number;
  readonly hasContact: boolean;
};

export type GroupDetail = GroupLine & {
  readonly sightings: readonly SightingLine[];
  readonly indicators: readonly Indicator[];
};
export type Indicator = { readonly kind: IndicatorKind; readonly value: string };

export type SightingDetail = Sighting & {
  readonly words: SightingWords;
  readonly reference: string;
  readonly answer: string;
  readonly closedName: string | null;
  readonly enteredName: string | null;
  readonly placedName: string | null;
  readonly groupLine: GroupLine;
  readonly files: readonly SightingFile[];
};
export type SightingFile = {
  readonly id: SightingFileId;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly look: MessageLook | null;
};
export type TakenFile = { readonly bytes: Uint8Array; readonly sha256: string };

export type FileForm = { readonly name: string; readonly bytes: Uint8Array };
export type EnterForm = {
  readonly kind: SightingKind;
  readonly acts: readonly Act[];
  readonly channel: "phone" | "file";
  readonly seenAt: Date | null;
  readonly words: SightingWords;
  readonly files: readonly FileForm[];
};
export type EnterProblem = {
  readonly kind: "details-missing" | "details-too-long" | "seen-in-future" | "file-too-large" | "file-empty";
};
/** `reference`: for the reporter alone, who asks by it what became of it. */
export type Received = {
  readonly id: SightingId;
  readonly number: number;
  readonly group: SightingGroupId;
  readonly reference: string;
};
export type CloseManyForm = CloseForm & { readonly which: readonly SightingId[] | "all" };

export type SightingCounts = {
  readonly open: number;
  readonly urgent: number;
  readonly groups: number;
  readonly lastIn: Date | null;
  /** Of the other authorities of the incident. */
  readonly elsewhere: number;
};
export type GroupFacts = {
  readonly group: SightingGroupId;
  readonly authority: AuthorityId;
  readonly kind: SightingKind;
  readonly members: number;
  readonly open: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly indicators: readonly Indicator[];
};
