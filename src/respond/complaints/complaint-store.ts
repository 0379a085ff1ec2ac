/** What the use cases about complaints need of the record. */
import type { AckReach } from "../../domain/complaints/acknowledgement.ts";
import type {
  Complaint,
  ComplaintKind,
  ComplaintWay,
  ComplaintWords,
  StepProblem,
} from "../../domain/complaints/complaint.ts";
import type { AuthorityId, IncidentId, NoticeId, PersonId, StaffId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { NoticeWords } from "../../domain/notices/notice.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { Leased, MessageQueue } from "../courier.ts";
import type { ComplaintDetail } from "../desk/people/complaint-desk.ts";
import type { Change, Verdict } from "../ports.ts";

export type NewComplaint = {
  readonly id: string;
  readonly authority: AuthorityId;
  readonly kind: ComplaintKind;
  readonly way: ComplaintWay;
  readonly receivedAt: Date;
  readonly content: ComplaintWords;
  readonly reference: string;
  readonly enteredBy: StaffId | null;
  readonly submission: string | null;
};

export type UntoldComplaint = {
  readonly complaint: Complaint;
  readonly reference: string;
  readonly answer: string;
};

/** What acknowledges a complaint, to be sent. */
export type NewAck = AckReach & { readonly id: string; readonly words: NoticeWords };
export type AckMessage = {
  readonly channel: AckReach["channel"];
  readonly state: "queued" | "sent" | "failed";
  readonly sentAt: Date | null;
};

export type HeldNotice = { readonly notice: NoticeId; readonly incident: IncidentId };
export type HeldAnswer = { readonly answer: string; readonly incident: IncidentId };
export type Held = {
  readonly notices: readonly HeldNotice[];
  /** Messages that lead to answers of whoever asked. */
  readonly answers: readonly HeldAnswer[];
  readonly underWay: number;
};

export type ComplaintStore = MessageQueue<Leased> & {
  /** Null where the submission is there already. */
  receive(change: Change, complaint: NewComplaint, entries: readonly NewEntry[]): Promise<number | null>;
  /** Those that name a letter to this person; the latest first. */
  ofPerson(authority: AuthorityId, person: PersonId): Promise<readonly Complaint[]>;
  /** Tied to this incident, or to none. */
  ofIncident(authority: AuthorityId, incident: IncidentId): Promise<readonly Complaint[]>;
  /** What waits longest first; what is answered last. */
  list(authority: AuthorityId): Promise<readonly Complaint[]>;
  read(authority: AuthorityId, id: string): Promise<ComplaintDetail | null>;
  alter(
    change: Change,
    id: string,
    written: { readonly answer: string | null; message(next: Complaint): NewAck | null },
    decide: (current: Complaint) => Verdict<Complaint, StepProblem>,
  ): Promise<Outcome<Complaint, StepProblem | { readonly kind: "not-there" }>>;
  /** The last one that was to acknowledge it. */
  messageOf(id: string): Promise<AckMessage | null>;
  /** The contact, or the person it is about, is one of somebody in the register who is at risk: of any authority, or one. */
  isUnsafe(id: string, reach: AckReach, of: AuthorityId | "any"): Promise<boolean>;
  /** Holds what is drafted, approved or queued for this person, so far as nobody is carrying it. */
  hold(
    change: Change,
    whose: { readonly authority: AuthorityId; readonly person: number; readonly complaint: string },
    entries: (held: Held) => readonly NewEntry[],
  ): Promise<Held>;
  untold(most: number): Promise<readonly UntoldComplaint[]>;
  told(complaint: Complaint): Promise<void>;
  untellAll(): Promise<void>;
  /** Deletes what was answered before; tells under which references answers, and messages, lie. */
  endBefore(
    change: Change,
    before: Date,
    entries: (authority: AuthorityId, complaints: number) => readonly NewEntry[],
  ): Promise<{ readonly answers: readonly string[]; readonly messages: readonly string[] }>;
};
