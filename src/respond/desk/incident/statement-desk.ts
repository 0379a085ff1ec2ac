/** The part of the desk about statements: written, approved by a second person, published, corrected, withdrawn. */
import type { IncidentId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Statement } from "../../../domain/publication/statement.ts";
import type { StatementStepProblem } from "../../../domain/publication/statement-steps.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ChangedMeanwhile, FromVersion } from "../../../domain/version.ts";

/** A member of staff, or Candour itself. */
type By = Staff | "system";

export type WhichStatement = { readonly incident: IncidentId; readonly number: number };

export type StatementForm = {
  readonly title: string;
  readonly body: string;
  readonly easyRead?: string;
  /** Somebody looked: the easy read words of the text that these began from are still right. */
  readonly easyStands?: boolean;
  /** The text whose words these began from: its writers have had a hand in these. */
  readonly from?: number | null;
  /** The published text that these words are to take the place of. */
  readonly corrects?: number | null;
  readonly changed?: string;
  readonly version?: FromVersion;
};

export type StatementDesk = {
  statements(reader: By, id: IncidentId): Promise<readonly Statement[]>;
  writeStatement(by: By, id: IncidentId, form: StatementForm): Promise<Outcome<Statement, StatementProblem>>;
  /** By somebody who had no hand in its words. */
  approveStatement(by: By, which: WhichStatement): Promise<Outcome<Statement, PassProblem>>;
  sendBackStatement(by: By, which: WhichStatement, why: string): Promise<Outcome<Statement, PassProblem>>;
  discardStatement(by: By, which: WhichStatement): Promise<Outcome<Statement, PassProblem>>;
  /** Publishes the statement and renders the public site anew. */
  publishStatement(
    by: By,
    id: IncidentId,
    number: number,
  ): Promise<Outcome<Statement, PublishProblem | PassProblem>>;
  /** Its text stays readable, marked as withdrawn, with the reason. */
  retractStatement(
    by: By,
    which: WhichStatement,
    why: string,
  ): Promise<Outcome<Statement, PublishProblem | PassProblem>>;
};

export type StatementProblem =
  | {
      kind:
        | "title-missing"
        | "body-missing"
        | "title-too-long"
        | "changed-missing"
        | "easy-read-unlooked"
        | "no-such-statement"
        | "statement-others"
        | "statement-not-published";
    }
  | ChangedMeanwhile;

export type PassProblem = StatementStepProblem | { readonly kind: "no-such-statement" };
export type PublishProblem = { kind: "disk-full" } | { kind: "failed"; why: string };
