/** What "Am I affected?" needs of the record. */
import type { Call, CallProblem, CallReason } from "../../domain/check/call.ts";
import type { AskedWay, Question } from "../../domain/check/question.ts";
import type { AuthorityId, IncidentId, PersonId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { NoticeFacts } from "../../domain/notices/compose-notice.ts";
import type { Channel, NoticeState, NoticeWords } from "../../domain/notices/notice.ts";
import type { Reachable } from "../../domain/notices/safe-contact.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { MentionType } from "../../domain/people/mention.ts";
import type { Leased, MessageQueue } from "../courier.ts";
import type { CallLine, CheckCounts } from "../desk/people/check-desk.ts";
import type { Kin } from "../notices/kindred.ts";
import type { Change, Verdict } from "../ports.ts";

/** Somebody of the register whom the contact fits. */
export type FoundPerson = Reachable & {
  readonly id: PersonId;
  readonly reference: string;
  readonly names: readonly string[];
  readonly categories: readonly MentionType[];
  readonly years: { readonly from: number; readonly to: number } | null;
  readonly controller: NoticeFacts["authority"] & { readonly id: AuthorityId };
  readonly notice: { readonly state: NoticeState; readonly words: NoticeWords | null } | null;
  /** Values of `contacts` that are what was typed. */
  readonly typed: readonly string[];
  /** When they were sent an answer, the last few times, the latest first. */
  readonly answeredAt: readonly Date[];
  /** A letter to them reached somebody else, and nobody has looked since. */
  readonly onHold: boolean;
  /** A call to them waits already. */
  readonly callWaits: boolean;
  /** When a call to them was last dealt with. */
  readonly calledAt: Date | null;
};

/** In one incident; `kin`: whoever has a contact in common with one of them, or a flag and a surname. */
export type FoundIn = {
  readonly incident: IncidentId;
  readonly people: readonly FoundPerson[];
  readonly kin: readonly Kin[];
};

export type NewAnswer = {
  readonly id: string;
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  readonly person: PersonId;
  readonly way: AskedWay;
  readonly channel: Channel;
  readonly name: string;
  readonly destination: string;
  readonly words: NoticeWords;
};

export type NewCall = {
  readonly id: string;
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  readonly askedAt: Date;
  readonly way: AskedWay;
  readonly reasons: readonly CallReason[];
  readonly people: readonly PersonId[];
};

export type CheckStore = MessageQueue<Leased> & {
  /** With the mark of the submission in one transaction, where it came by the hatch. */
  take(
    change: Change,
    question: Question,
    byHatch: boolean,
    entries: readonly NewEntry[],
  ): Promise<"taken" | "known">;
  leaseQuestions(most: number, now: Date, until: Date): Promise<readonly Question[]>;
  /** As many queries for who is found as for who is not. */
  find(question: Question): Promise<readonly FoundIn[]>;
  /** What was asked is gone after this. False where another was first. */
  settleQuestions(
    change: Change,
    questions: readonly Question[],
    found: { readonly answers: readonly NewAnswer[]; readonly calls: readonly NewCall[] },
    entries: readonly NewEntry[],
  ): Promise<boolean>;
  /** How many are forgotten. */
  forget(change: Change, before: Date, entries: (questions: number) => readonly NewEntry[]): Promise<number>;

  counts(incident: IncidentId, authority: AuthorityId, since: Date): Promise<CheckCounts>;
  calls(incident: IncidentId, authority: AuthorityId): Promise<readonly CallLine[]>;
  call(incident: IncidentId, id: string): Promise<CallLine | null>;
  noteOf(id: string): Promise<string>;
  alterCall(
    change: Change,
    id: string,
    note: string,
    decide: (current: Call) => Verdict<Call, CallProblem>,
  ): Promise<Outcome<Call, CallProblem | { readonly kind: "not-there" }>>;
  /** For reading out: somebody of the register by number. */
  person(
    incident: IncidentId,
    number: number,
  ): Promise<{ readonly id: PersonId; readonly authority: AuthorityId } | null>;
  /** What an answer to this person is made of. */
  facts(
    incident: IncidentId,
    person: PersonId,
  ): Promise<Pick<
    FoundPerson,
    "id" | "reference" | "categories" | "years" | "controller" | "notice" | "names" | "flags"
  > | null>;
};
