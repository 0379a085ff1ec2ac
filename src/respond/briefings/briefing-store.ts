/** What the briefings' use cases need of the record. Their messages are an outbox: filled in the transaction that sends. */
import type { Audience, Meant } from "../../domain/briefings/audience.ts";
import type { Briefing } from "../../domain/briefings/briefing.ts";
import type { ReminderRules, Standing } from "../../domain/briefings/reminders.ts";
import type { StaffLine } from "../../domain/briefings/staff-list.ts";
import type {
  AuthorityId,
  BriefingId,
  IncidentId,
  ProposalId,
  RecipientId,
  StaffId,
} from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Outcome, Problem } from "../../domain/outcome.ts";
import type { Delivered, OutgoingMessage } from "../courier.ts";
import type { Manner } from "../desk/incident/briefing-desk.ts";
import type {
  BriefingCounts,
  MyBriefing,
  OutstandingPage,
  Proposal,
  StaffListView,
} from "../desk/incident/briefing-reading.ts";
import type { Change, Verdict } from "../ports.ts";

/** A briefing is named as people name it. */
export type BriefingKey = {
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  readonly number: number;
};

/** As it stands under lock: who changed it last, for whoever comes late. */
export type HeldBriefing = {
  readonly briefing: Briefing;
  readonly changedBy: string;
  readonly changedAt: Date;
};

export type Sending = {
  readonly next: Briefing;
  readonly recipients: readonly Meant[];
  /** Until when their links work. */
  readonly endsAt: Date;
  readonly entries: readonly NewEntry[];
};

/** A version as one recipient reads it. */
export type BriefingPage = {
  readonly recipient: RecipientId;
  readonly number: number;
  readonly version: number;
  readonly title: string;
  readonly body: string;
  readonly changed: string;
  /** What opens the page on the public site: the recipient's alone. */
  readonly secret: string;
  readonly endsAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly from: OutgoingMessage["from"];
};

/** What a message is made from when it goes out. */
export type LeasedBriefing = BriefingPage & {
  readonly reference: string;
  readonly attempt: number;
  readonly briefing: BriefingId;
  readonly reminder: number;
  readonly name: string;
  readonly email: string;
  readonly queuedAt: Date;
};

export type AcknowledgedAs = {
  readonly recipient: RecipientId;
  readonly briefing: BriefingId;
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  readonly version: number;
};

export type BriefingStore = {
  staffList(authority: AuthorityId): Promise<StaffListView>;
  /** All or nothing: who is not on the new list is gone from the record. */
  replaceStaffList(
    change: Change,
    authority: AuthorityId,
    lines: readonly StaffLine[],
    entries: (counts: ListCounts) => readonly NewEntry[],
  ): Promise<ListCounts>;

  of(incident: IncidentId, authority: AuthorityId): Promise<readonly Briefing[]>;
  byKey(key: BriefingKey): Promise<HeldBriefing | null>;
  /** Names of staff, whoever's they are: a partner's words may be passed on. */
  namesOf(staff: readonly string[]): Promise<Readonly<Record<string, string>>>;
  /** Gives the next number. */
  add(
    change: Change,
    briefing: Omit<Briefing, "number">,
    entries: (added: Briefing) => readonly NewEntry[],
  ): Promise<Briefing>;
  /** The same, sent with being written: its recipients and messages with it. */
  addSent(
    change: Change,
    briefing: Omit<Briefing, "number">,
    to: Pick<Sending, "recipients" | "endsAt">,
    entries: (added: Briefing) => readonly NewEntry[],
  ): Promise<Briefing>;
  alter<P extends Problem>(
    change: Change,
    key: BriefingKey,
    decide: (held: HeldBriefing) => Verdict<Briefing, P>,
  ): Promise<Outcome<Briefing, P | { readonly kind: "not-there" }>>;
  /** Everybody whom the audience means, doubles included, and whoever had an earlier version. */
  meant(
    audience: Audience,
    of: { readonly incident: IncidentId; readonly authority: AuthorityId },
    briefing: BriefingId | null,
  ): Promise<readonly Meant[]>;
  /** Under lock: words, recipients and messages together or not at all. */
  send<P extends Problem>(
    change: Change,
    key: BriefingKey,
    decide: (held: HeldBriefing, meant: readonly Meant[]) => Outcome<Sending, P>,
  ): Promise<Outcome<Briefing, P | { readonly kind: "not-there" }>>;

  propose(
    change: Change,
    key: BriefingKey,
    proposals: readonly { readonly id: ProposalId; readonly to: AuthorityId }[],
    entries: (added: readonly AuthorityId[]) => readonly NewEntry[],
  ): Promise<number>;
  proposals(incident: IncidentId, authority: AuthorityId): Promise<readonly Proposal[]>;
  /** Answers a proposal to this authority under lock; what is passed on is written, and its messages queued, with it. */
  answerProposal<P extends Problem>(
    change: Change,
    of: { readonly incident: IncidentId; readonly to: AuthorityId; readonly id: ProposalId },
    decide: (
      proposal: Proposal & { readonly proposer: StaffId },
      meant: readonly Meant[],
    ) => Outcome<ProposalAnswer, P>,
  ): Promise<Outcome<Briefing | null, P | { readonly kind: "not-there" }>>;

  counts(incident: IncidentId, authority: AuthorityId): Promise<readonly BriefingCounts[]>;
  outstanding(
    key: BriefingKey,
    query: { readonly page: number; readonly team?: string },
  ): Promise<OutstandingPage>;
  /** Null where there is no such recipient or version, or not of this authority's or this member of staff's. */
  acknowledge(
    change: Change,
    who: Who,
    what: {
      readonly version: number;
      readonly manner: Manner;
      /** When they said so, where that was earlier than it is written. */
      readonly saidAt?: Date;
      /** Of the hatch: taken once, in the same transaction. */
      readonly submission?: { readonly id: string; readonly kind: string };
    },
    entries: (as: AcknowledgedAs) => readonly NewEntry[],
  ): Promise<"done" | "already" | null>;
  cameBack(
    change: Change,
    who: Extract<Who, { readonly key: BriefingKey }>,
    entries: (as: AcknowledgedAs) => readonly NewEntry[],
  ): Promise<"done" | "already" | null>;
  /** What the link of a recipient shows; null where there is no such recipient, or nothing was sent. */
  page(of: { readonly secret: string } | { readonly recipient: RecipientId }): Promise<BriefingPage | null>;
  mine(staff: StaffId): Promise<readonly MyBriefing[]>;

  /** Queues a reminder for each who is due; tells how many. */
  queueReminders(
    change: Change,
    isDue: (standing: Standing, rules: ReminderRules) => boolean,
    entries: (briefing: BriefingId, incident: IncidentId, count: number) => readonly NewEntry[],
  ): Promise<number>;
  lease(most: number, now: Date, until: Date): Promise<readonly LeasedBriefing[]>;
  settle(change: Change, delivered: readonly Delivered[], entries: readonly NewEntry[]): Promise<void>;
  pending(): Promise<{ readonly left: number; readonly nextAt: Date | null }>;
};

export type ListCounts = { readonly added: number; readonly kept: number; readonly removed: number };

/** By the secret of a link, as oneself, or by a colleague of the authority that briefed. */
export type Who =
  | { readonly secret: string }
  | { readonly recipient: RecipientId; readonly staff: StaffId }
  | { readonly recipient: RecipientId; readonly key: BriefingKey };

export type ProposalAnswer =
  | { readonly kind: "declined"; readonly reasons: string; readonly entries: readonly NewEntry[] }
  | {
      readonly kind: "passed-on";
      /** The number is given when it is written. */
      readonly briefing: Omit<Briefing, "number">;
      readonly recipients: readonly Meant[];
      readonly endsAt: Date;
      readonly entries: (added: Briefing) => readonly NewEntry[];
    };
