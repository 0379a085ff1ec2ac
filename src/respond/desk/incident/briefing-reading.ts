/** What pages read of briefings. */
import type { Briefing, BriefingWords } from "../../../domain/briefings/briefing.ts";
import type { AuthorityId, BriefingId, IncidentId, ProposalId, RecipientId } from "../../../domain/ids.ts";

export type StaffListView = {
  readonly total: number;
  readonly importedAt: Date | null;
  readonly teams: readonly { readonly name: string; readonly people: number }[];
};

export type Tally = {
  /** Who was told, or is being told. */
  readonly recipients: number;
  /** The version that stands has gone out to them. */
  readonly sent: number;
  /** It did not get through: refused, or came back. */
  readonly failed: number;
  readonly acknowledged: number;
  readonly reminded: number;
  readonly outstanding: number;
};

export type BriefingCounts = {
  readonly briefing: BriefingId;
  /** Who wrote it. */
  readonly by: AuthorityId;
  readonly number: number;
  /** Which version was sent last, and when. */
  readonly version: number;
  readonly sentAt: Date;
  readonly total: Tally;
  readonly byAuthority: readonly (Tally & { readonly authority: AuthorityId })[];
  /** Of the reader's own authority; "" stands for those without a team. */
  readonly byTeam: readonly (Tally & { readonly team: string })[];
};

export type BriefingLine = { readonly briefing: Briefing; readonly counts: BriefingCounts | null };
export type BriefingView = BriefingLine & {
  /** Names of those who wrote, approved and sent, by id. */
  readonly names: Readonly<Record<string, string>>;
};

export type Outstanding = {
  readonly id: RecipientId;
  readonly name: string;
  readonly email: string;
  readonly team: string;
  readonly sentAt: Date | null;
  readonly reminders: number;
  readonly cameBack: boolean;
  /** The version that they acknowledged before a correction; null: none. */
  readonly earlier: number | null;
};
export type OutstandingPage = {
  readonly rows: readonly Outstanding[];
  readonly total: number;
  readonly pages: number;
};

export type Proposal = BriefingWords & {
  readonly id: ProposalId;
  readonly from: AuthorityId;
  readonly to: AuthorityId;
  readonly number: number;
  readonly version: number;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly answer: "passed-on" | "declined" | null;
  readonly answeredAt: Date | null;
  readonly reasons: string;
};

export type MyBriefing = BriefingWords & {
  readonly recipient: RecipientId;
  readonly incident: IncidentId;
  readonly from: AuthorityId;
  readonly number: number;
  readonly version: number;
  readonly changed: string;
  readonly sentAt: Date;
  readonly acknowledgedAt: Date | null;
};
