/** The part of the desk that tells people: draft, approve, send, and see how far it got. */
import type { ReleaseStepProblem } from "../../../domain/gate/release.ts";
import type { AuthorityId, IncidentId, NoticeId } from "../../../domain/ids.ts";
import type {
  Channel,
  HoldReason,
  Notice,
  NoticeState,
  NoticeWords,
} from "../../../domain/notices/notice.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { SeverityBand } from "../../../domain/people/person.ts";
import type { Staff } from "../../../domain/staff/staff.ts";

export type NoticeDesk = {
  /** Drafts a notice for everyone registered in these bands who has none yet; gated ones become `held`. */
  draftNotices(
    by: Staff | "system",
    incident: IncidentId,
    choice: {
      readonly authority: AuthorityId;
      readonly bands: readonly SeverityBand[];
      readonly onProgress?: (done: number, total: number) => void;
    },
  ): Promise<
    Outcome<
      {
        readonly drafted: number;
        readonly held: number;
        /** Of whom nobody has judged yet, and of whom it was decided that no notice goes to them. */
        readonly unjudged: number;
        readonly notTold: number;
      },
      { kind: "no-such-incident" | "not-yours" | "contact-missing" }
    >
  >;
  notices(reader: Staff, query: NoticeQuery): Promise<NoticePage>;
  /** For who approves and sends: how many, and whose is not told. */
  countNotices(reader: Staff, query: Omit<NoticeQuery, "page">): Promise<number>;
  /** Some of the drafted, to be looked at before all are approved. */
  noticeSamples(
    reader: Staff,
    incident: IncidentId,
    choice: { readonly bands: readonly SeverityBand[]; readonly most: number },
  ): Promise<readonly NoticeDetail[]>;
  notice(
    reader: Staff,
    id: NoticeId,
  ): Promise<Outcome<NoticeDetail, { kind: "no-such-notice" | "not-yours" }>>;
  /** The letter as PDF, as it would be printed. */
  letterOf(
    reader: Staff,
    id: NoticeId,
  ): Promise<Outcome<Uint8Array, { kind: "no-such-notice" | "not-yours" | "no-address" }>>;
  /** Approves all drafted notices of these bands (or those named). `exercise: true` marks the approval as practice. */
  approveNotices(
    by: Staff | "system",
    incident: IncidentId,
    choice: {
      readonly authority: AuthorityId;
      readonly bands?: readonly SeverityBand[];
      readonly ids?: readonly NoticeId[];
      readonly exercise: boolean;
    },
  ): Promise<Outcome<{ readonly approved: number }, ApproveProblem>>;
  /** After a human look at a held notice: release it for approval, with reasons, or withdraw it. */
  releaseNotice(
    by: Staff,
    id: NoticeId,
    choice: { readonly reasons: string; readonly reach: number; readonly besides?: readonly number[] },
  ): Promise<Outcome<Notice, ReleaseProblem>>;
  /** In the two-person lane: another person than the one who asked says yes or no. */
  answerRelease(
    by: Staff,
    id: NoticeId,
    choice: { readonly agree: boolean; readonly reasons: string },
  ): Promise<Outcome<Notice, ReleaseProblem>>;
  withdrawNotice(
    by: Staff,
    id: NoticeId,
    choice: { readonly reasons: string },
  ): Promise<Outcome<Notice, ReleaseProblem>>;
  /** After a restore nothing of the reader's authority goes out until a lead of it has said what became of what was waiting. */
  deliveryHalt(reader: Staff): Promise<DeliveryHalt | null>;
  resumeDelivery(
    by: Staff,
    choice: { readonly waiting: WaitingMessages; readonly reasons: string },
  ): Promise<Outcome<{ readonly messages: number }, ResumeProblem>>;
  /** Delivers what is queued until the queue is empty; safe to run in several processes at once. */
  deliverPending(
    onProgress?: (sent: number, left: number) => void,
    signal?: AbortSignal,
  ): Promise<{ readonly sent: number; readonly failed: number }>;
  noticeCounts(reader: Staff | "system", incident: IncidentId): Promise<NoticeCounts>;
};

export type NoticeQuery = {
  readonly incident: IncidentId;
  readonly state?: NoticeState;
  readonly channel?: Channel;
  readonly band?: SeverityBand;
  readonly hold?: HoldReason;
  readonly page: number;
};

export type NoticeRow = Notice & { readonly personReference: string; readonly personName: string };
export type NoticePage = {
  readonly rows: readonly NoticeRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** A way to reach the person: the one who decides sees where each would go, and who else may read it. */
export type Reach = {
  readonly ordinal: number;
  readonly channel: Channel;
  readonly value: string;
  /** Somebody else in the register has it too. */
  readonly shared: boolean;
  /** Somebody has it who must not know: nothing is sent there. */
  readonly forbidden?: boolean;
};

export type NoticeDetail = NoticeRow & {
  readonly reaches: readonly Reach[];
  readonly words: NoticeWords;
  /** Which versions of the authority's own words it was made from; "": of those that came along. */
  readonly wordsFrom?: string;
  /** Where it goes, for the eyes of who approves it. */
  readonly destination: string | null;
  readonly approvedByName: string | null;
  readonly approvedAt: Date | null;
  readonly exercise: boolean;
  readonly attempts: readonly { readonly at: Date; readonly result: string }[];
};

export type NoticeCounts = {
  readonly byState: Readonly<Record<NoticeState, number>>;
  readonly byChannel: Readonly<Record<Channel, number>>;
  /** By the key of the rule, which may be of the body's own. */
  readonly byHoldReason: Readonly<Record<string, number>>;
};

export type DeliveryHalt = {
  /** When the backup was made from which the record was restored. */
  readonly madeAt: Date;
  readonly haltedAt: Date;
  readonly waiting: number;
};
/** What becomes of them: they are sent, or they were, after the backup was made. */
export type WaitingMessages = "send" | "sent";
export type ResumeProblem = { kind: "not-permitted" | "not-halted" | "reasons-missing" | "words-too-long" };

export type ApproveProblem = { kind: "no-such-incident" | "not-yours" | "nothing-drafted" };
export type ReleaseProblem = {
  kind:
    | "no-such-notice"
    | "not-yours"
    | "reasons-missing"
    | "words-too-long"
    | "not-held"
    | "no-such-contact"
    | "contact-forbidden"
    | ReleaseStepProblem["kind"];
};
