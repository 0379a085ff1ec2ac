/** What the use cases about public notices need of the record. */
import type { AuthorityId, IncidentId, PersonId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { MentionType } from "../../domain/people/mention.ts";
import type { SeverityBand } from "../../domain/people/person.ts";
import type { PublicNotice } from "../../domain/public-notice/public-notice.ts";
import type { PublicNoticeLine } from "../desk/people/public-notice-desk.ts";
import type { Change } from "../ports.ts";

export type Untellable = {
  readonly id: PersonId;
  readonly band: SeverityBand;
  readonly categories: readonly MentionType[];
};

export type PublicNoticeStore = {
  /** Who has not been told, and to whom nothing is on its way. */
  untold(incident: IncidentId, authority: AuthorityId): Promise<readonly Untellable[]>;
  years(
    incident: IncidentId,
    authority: AuthorityId,
  ): Promise<{ readonly from: number; readonly to: number } | null>;
  /** Those who were told meanwhile are passed over; tells how many are accounted for. */
  account(
    change: Change,
    notice: Omit<PublicNotice, "people">,
    people: readonly PersonId[],
    entries: (people: number) => readonly NewEntry[],
  ): Promise<number>;
  /** The latest first. */
  of(incident: IncidentId, authority: AuthorityId): Promise<readonly PublicNoticeLine[]>;
};
