/** The part of the desk that tells people by a public notice, where to tell each would be a disproportionate effort. */
import type { IncidentId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { LinkProblem, PublicNotice } from "../../../domain/public-notice/public-notice.ts";
import type { Statement } from "../../../domain/publication/statement.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { StatementProblem } from "../incident/statement-desk.ts";

export type PublicNoticeDesk = {
  publicNotices(reader: Staff, incident: IncidentId): Promise<PublicNoticeOverview>;
  /** Writes the draft of a statement: from then on it goes its own way, by a second person. */
  draftPublicNotice(
    by: Staff,
    incident: IncidentId,
  ): Promise<Outcome<Statement, StatementProblem | LinkProblem>>;
  /** Whoever is judged to be told by a public notice, and has not been, is told by this statement. */
  accountPublicly(
    by: Staff,
    incident: IncidentId,
    statement: number,
  ): Promise<Outcome<{ readonly people: number }, LinkProblem>>;
};

export type PublicNoticeLine = PublicNotice & { readonly madeByName: string };
export type PublicNoticeOverview = {
  /** Judged so, and not told yet. */
  readonly waiting: number;
  readonly decisions: readonly number[];
  /** Published ones of the own authority that say how to reach it. */
  readonly statements: readonly Statement[];
  readonly done: readonly PublicNoticeLine[];
};
