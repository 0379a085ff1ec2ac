/** What the use cases about the words of notices, and about how people read best, need of the record. */
import type { AuthorityId, IncidentId, NoticeId, PersonId, StaffId } from "../../domain/ids.ts";
import type { Reading } from "../../domain/notices/compose-for.ts";
import type { NoticeFacts } from "../../domain/notices/compose-notice.ts";
import type { NoticeWords } from "../../domain/notices/notice.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { ChangedMeanwhile } from "../../domain/version.ts";
import type { Wording } from "../../domain/wording/wording.ts";
import type { NeedRow, ReadingNeed, WhichWording } from "../desk/people/wording-desk.ts";
import type { Alter, Change, EntriesOf } from "../ports.ts";

export type WordingStore = {
  /** Of one authority: what notices are made from, and the drafts after it. */
  current(authority: AuthorityId): Promise<readonly Wording[]>;
  /** Newest first. */
  of(authority: AuthorityId, which: WhichWording): Promise<readonly Wording[]>;
  /** Gives the next version, if the last one is `from`; a draft that was there is replaced. */
  write(
    change: Change,
    from: number,
    draft: Omit<Wording, "number" | "version">,
    entries: EntriesOf<Wording>,
  ): Promise<Outcome<Wording, ChangedMeanwhile>>;
  /** What stood before one that is approved now is replaced by it. */
  alter: Alter<number, Wording>;
};

export type ReadingNeedStore = {
  /** Null where nobody has said anything. */
  of(person: PersonId): Promise<ReadingNeed | null>;
  set(
    change: Change,
    person: { readonly id: PersonId; readonly incident: IncidentId; readonly authority: AuthorityId },
    need: Reading & { readonly from: number; readonly name: string; readonly staff: StaffId },
    entries: EntriesOf<number>,
  ): Promise<Outcome<number, ChangedMeanwhile>>;
  /** By reference, all or none; those that are not of this authority in this incident are told. */
  import(
    change: Change,
    where: { readonly incident: IncidentId; readonly authority: AuthorityId },
    rows: readonly NeedRow[],
    by: { readonly name: string; readonly staff: StaffId; readonly dry: boolean },
    entries: EntriesOf<number>,
  ): Promise<{ readonly set: number; readonly unknown: readonly string[] }>;
};

/** A notice that is not approved yet, with what its words are made from. */
export type Unapproved = {
  readonly notice: NoticeId;
  readonly person: PersonId;
  readonly facts: Omit<NoticeFacts, "authority">;
  readonly reading: Reading;
};

export type RewordStore = {
  /** Held and drafted first notices, of people whose last review they were made after, whose mark is another than this reading's. */
  stale(
    incident: IncidentId,
    authority: AuthorityId,
    marks: Readonly<Record<string, string>>,
  ): Promise<number>;
  /** The next of them, by the notice's id. */
  nextStale(
    incident: IncidentId,
    authority: AuthorityId,
    marks: Readonly<Record<string, string>>,
    after: NoticeId | null,
    most: number,
  ): Promise<readonly Unapproved[]>;
  /** What each notice is made from, for those that are there. */
  factsOf(authority: AuthorityId, notices: readonly NoticeId[]): Promise<readonly Unapproved[]>;
  reword(
    change: Change,
    words: readonly {
      readonly notice: NoticeId;
      readonly words: NoticeWords;
      readonly mark: string;
      readonly from: string;
    }[],
    entries: EntriesOf<number>,
  ): Promise<number>;
};

export type WordingStores = {
  readonly wordings: WordingStore;
  readonly rewording: RewordStore;
  readonly needs: ReadingNeedStore;
};
