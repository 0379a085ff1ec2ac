/** What the notices' use cases need of the record. The queue of messages is an outbox: filled in the transaction that says so. */
import type { HoldWork } from "../../domain/gate/release.ts";
import type { AuthorityId, IncidentId, NoticeId, PersonId, StaffId, WaveId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Reading } from "../../domain/notices/compose-for.ts";
import type { KeptRoute, Notice, NoticeKind, NoticeWords } from "../../domain/notices/notice.ts";
import type { Reachable } from "../../domain/notices/safe-contact.ts";
import type { Outcome, Problem } from "../../domain/outcome.ts";
import type { MentionType } from "../../domain/people/mention.ts";
import type { SeverityBand } from "../../domain/people/person.ts";
import type { Extent } from "../../domain/staff/request.ts";
import type { Wave } from "../../domain/waves/wave.ts";
import type { OutgoingMessage } from "../courier.ts";
import type { NoticeQueue } from "../delivery/notice-queue.ts";
import type {
  DeliveryHalt,
  NoticeCounts,
  NoticeDetail,
  NoticePage,
  NoticeQuery,
  Reach,
  WaitingMessages,
} from "../desk/people/notice-desk.ts";
import type { Change, Verdict } from "../ports.ts";
import type { Taking, TakingProblem } from "../second/request-store.ts";
import type { Kin } from "./kindred.ts";

/** A registered person without a notice, with what the gate and the words need. */
export type Untold = Reachable & {
  readonly id: PersonId;
  readonly reference: string;
  readonly name: string;
  readonly number: number;
  readonly score: number;
  readonly band: SeverityBand;
  readonly categories: readonly MentionType[];
  readonly years: { readonly from: number; readonly to: number } | null;
  /** How they read best; plain English where nobody has said. */
  readonly reading?: Reading;
  /** How many reviews have touched them: a draft is stale once there was another. */
  readonly reviews: number;
  /** They must not be written to. Contact points that must not be used are not among `contacts`. */
  readonly suppressed: boolean;
};

export type DraftedNotice = Notice & {
  /** Which words it was made from: for whoever asks whether they have changed since, and for people. */
  readonly wordsMark?: string;
  readonly wordsFrom?: string;
  readonly name: string;
  readonly destination: string | null;
  /** Every way by which they may safely be told, in order; the first is where it goes. */
  readonly routes: readonly KeptRoute[];
  readonly words: NoticeWords;
  /** What the draft was made from: Untold.reviews. */
  readonly reviews: number;
  /** What it says was taken. */
  readonly categories: readonly MentionType[];
  /** Of a notice that comes after the first. */
  readonly later?: {
    readonly kind: Exclude<NoticeKind, "first">;
    readonly ordinal: number;
    readonly correction: string | null;
  };
};

/** A notice as its changes see it. `destinations`: by channel, what the person could be reached at. */
export type NoticeUnderChange = Notice & {
  readonly destination: string | null;
  /** What was done since they came to be held, and whether somebody has asked to release them. */
  readonly work: HoldWork;
  /** Every way that whoever released them chose, in order. */
  readonly chosen?: readonly KeptRoute[];
  /** What becomes of the work on them. */
  readonly release?: {
    readonly step: "ask" | "release" | "refuse";
    readonly ways: readonly number[];
    readonly reasons: string;
    readonly by: StaffId;
  };
};

/** The messages of the highest severity are taken first. */
export type NoticeStore = NoticeQueue & {
  untold(
    incident: IncidentId,
    authority: AuthorityId,
    bands: readonly SeverityBand[],
  ): Promise<readonly Untold[]>;
  /** Everybody registered in the incident, of whatever authority: who may be the same human as whom. */
  everybody(incident: IncidentId): Promise<readonly Kin[]>;
  /** Those whose person has a notice by now are passed over; tells how many were added. */
  addDrafts(
    change: Change,
    drafts: readonly DraftedNotice[],
    entries: (added: readonly DraftedNotice[]) => readonly NewEntry[],
  ): Promise<readonly DraftedNotice[]>;
  page(authority: AuthorityId, query: NoticeQuery): Promise<NoticePage>;
  detail(id: NoticeId): Promise<NoticeDetail | null>;
  /** What the couriers would be given for it now; null where there is no such notice or no destination. */
  outgoing(id: NoticeId): Promise<OutgoingMessage | null>;
  counts(incident: IncidentId, authority: AuthorityId | null): Promise<NoticeCounts>;
  approve(
    change: Change,
    choice: {
      readonly incident: IncidentId;
      readonly authority: AuthorityId;
      readonly bands?: readonly SeverityBand[];
      readonly ids?: readonly NoticeId[];
      readonly exercise: boolean;
    },
    entries: (approved: number) => readonly NewEntry[],
  ): Promise<number>;
  /** Reads a notice under lock and writes what `decide` makes of it, with its entries. */
  alter<P extends Problem>(
    change: Change,
    id: NoticeId,
    decide: (current: NoticeUnderChange) => Verdict<NoticeUnderChange, P>,
  ): Promise<Outcome<Notice, P | { readonly kind: "not-there" }>>;
  /** Every way by which the person of this notice could be reached. */
  reaches(id: NoticeId): Promise<readonly Reach[]>;
  /** How many would be queued now, by channel, and over which of them the request is held; of a wave, those it reaches. */
  weighSending(incident: IncidentId, authority: AuthorityId, wave?: Wave): Promise<Extent>;
  /** One message for each approved notice, none where one is queued already; with a granted request alone. */
  queue(
    change: Change,
    whose: { readonly incident: IncidentId; readonly authority: AuthorityId; readonly wave?: WaveId },
    taking: Taking,
    entries: (queued: number, wave: Wave) => readonly NewEntry[],
  ): Promise<Outcome<number, TakingProblem>>;
  /** After a restore: nothing of this authority is leased until delivery is resumed. */
  halt(authority: AuthorityId): Promise<DeliveryHalt | null>;
  /** Null where it was not halted; else how many messages were waiting. */
  resume(
    change: Change,
    authority: AuthorityId,
    waiting: WaitingMessages,
    entries: (messages: number) => readonly NewEntry[],
  ): Promise<number | null>;
};
