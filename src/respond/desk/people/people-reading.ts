/** What staff read of people: rows of the list and one person with every place. Clear values, for eyes that may see them. */
import type { Authority } from "../../../domain/bodies/authority.ts";
import type { Place } from "../../../domain/documents/place.ts";
import type { AuthorityId, IncidentId, NoticeId, PersonId } from "../../../domain/ids.ts";
import type { Channel, HoldReason, NoticeState } from "../../../domain/notices/notice.ts";
import type { MentionType, PersonFlag } from "../../../domain/people/mention.ts";
import type { PersonRole, Severity, SeverityBand } from "../../../domain/people/person.ts";

/** "risk": those first whom a mistake could harm (at risk), then the worst affected, flagged ones before others. */
export type PeopleSort = "risk" | "severity" | "places" | "reference";

export type PeopleQuery = {
  readonly incident: IncidentId;
  /** Another controller, of whose people those are listed that it lets the reader's authority see. Usually one's own. */
  readonly of?: AuthorityId;
  /** Name, postcode, e-mail, phone, NI number or P-reference: whole words, any order, case and accents folded. */
  readonly text?: string;
  readonly band?: SeverityBand;
  readonly category?: MentionType;
  readonly role?: PersonRole;
  readonly flag?: PersonFlag | "uncertain";
  readonly notice?: NoticeState | "none";
  readonly sort: PeopleSort;
  readonly page: number;
};

export type PersonRow = {
  readonly id: PersonId;
  /** "P-000123", stable for the life of the incident. */
  readonly reference: string;
  readonly name: string;
  readonly role: PersonRole;
  readonly severity: { readonly score: number; readonly band: SeverityBand };
  readonly categories: readonly MentionType[];
  readonly flags: readonly PersonFlag[];
  readonly ambiguous: boolean;
  readonly places: number;
  readonly notice: NoticeState | null;
  /** A later review found more about somebody who has been told: what they were told is not all. */
  readonly moreFound: boolean;
};

export type PeoplePage = {
  readonly rows: readonly PersonRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** People of other authorities; 0 where another's are listed. */
  readonly hidden: number;
  /** Nobody fitted the words as they were typed; these are spelt nearly so, or sound alike. */
  readonly near?: boolean;
};

export type PersonDetail = PersonRow & {
  readonly incident: IncidentId;
  readonly authority: Authority;
  readonly otherNames: readonly string[];
  readonly datesOfBirth: readonly string[];
  readonly contacts: readonly { readonly kind: "email" | "phone" | "address"; readonly value: string }[];
  /** Masked: the value itself is not kept, only its keyed hash and where it stands. */
  readonly identifiers: readonly { readonly type: MentionType; readonly masked: string }[];
  readonly severity: Severity;
  readonly sources: readonly {
    readonly path: string;
    readonly place: Place;
    readonly types: readonly MentionType[];
    readonly duplicates: number;
  }[];
  readonly reasons: readonly string[];
  readonly noticeId: NoticeId | null;
  readonly noticeChannel: Channel | null;
  readonly holdReasons: readonly HoldReason[];
};

export type PeopleCounts = {
  readonly total: number;
  readonly hidden: number;
  /** Of every authority of the incident that has any, the own included: how many are known, and how many told. */
  readonly byAuthority: readonly {
    readonly authority: AuthorityId;
    readonly known: number;
    readonly told: number;
  }[];
  readonly byBand: Readonly<Record<SeverityBand, number>>;
  readonly flagged: number;
  readonly notices: Readonly<Record<string, number>>;
  /** The same for each band, by the notice's state. */
  readonly noticesByBand: Readonly<Record<SeverityBand, Readonly<Record<string, number>>>>;
};
