/** The part of the desk for the regulator: clocks, decisions, and the report under UK GDPR Art. 33. Each authority's own. */
import type { Clock, ClockForm, ClockProblem, Regime } from "../../../domain/clocks/clock.ts";
import type { Decision, DecisionForm, DecisionProblem } from "../../../domain/decisions/decision.ts";
import type { AuthorityId, IncidentId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { FieldDifference, Missing } from "../../../domain/report/compare.ts";
import type { ReportContent } from "../../../domain/report/content.ts";
import type { ReportKind } from "../../../domain/report/facts.ts";
import type { FieldKey, SectionKey } from "../../../domain/report/field.ts";
import type { Typed } from "../../../domain/report/fields.ts";
import type { SentReport, SignForm, SignProblem } from "../../../domain/report/sent.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ChangedMeanwhile } from "../../../domain/version.ts";
import type { WordsProblem } from "../../report/check-words.ts";

export type RegulatorDesk = {
  /** How each authority of the incident stands with the regulator; what is one's own matter is null for others. */
  regulatorState(reader: Staff, incident: IncidentId): Promise<readonly RegulatorLine[]>;

  clocks(reader: Staff, incident: IncidentId): Promise<Clocks>;
  changeClock(
    by: Staff,
    incident: IncidentId,
    regime: string,
    form: ClockForm,
  ): Promise<Outcome<Clock, ClockProblem | WordsProblem | { readonly kind: "no-such-regime" }>>;

  /** Newest first. */
  decisions(reader: Staff, incident: IncidentId): Promise<readonly DecisionLine[]>;
  makeDecision(
    by: Staff,
    incident: IncidentId,
    form: DecisionForm & { readonly sure: boolean },
  ): Promise<Outcome<Decision, DecisionProblem | WordsProblem>>;
  confirmDecision(
    by: Staff,
    incident: IncidentId,
    number: number,
    form: SecondForm,
  ): Promise<Outcome<Decision, ConfirmProblem>>;

  report(reader: Staff, incident: IncidentId): Promise<LivingReport>;
  writeReportSection(
    by: Staff,
    incident: IncidentId,
    section: SectionKey,
    form: { readonly typed: Typed; readonly version: number; readonly sure: boolean },
  ): Promise<Outcome<{ readonly version: number }, SectionProblem>>;
  /** Freezes the report as it was sent. */
  signReport(
    by: Staff,
    incident: IncidentId,
    form: SignForm & { readonly confirmedAt: Date },
  ): Promise<Outcome<SentReport, SignProblem | WordsProblem | { readonly kind: "not-fresh" }>>;
  /** Oldest first. */
  sentReports(reader: Staff, incident: IncidentId): Promise<readonly SentLine[]>;
  /** `number`: of one that was sent; null: as it would be sent now. */
  reportFile(
    reader: Staff,
    incident: IncidentId,
    asked: { readonly number: number | null; readonly as: "text" | "pdf" },
  ): Promise<Uint8Array | null>;
};

export type RegulatorLine = {
  readonly authority: AuthorityId;
  readonly awareAt: Date | null;
  readonly reportDueAt: Date | null;
  /** When it reported first. */
  readonly reportedAt: Date | null;
  readonly last: { readonly number: number; readonly kind: ReportKind; readonly sentAt: Date } | null;
  /** Whether the first report came after the 72 hours; null: none yet. */
  readonly late: boolean | null;
  /** Of the reader's own authority; null for others. */
  readonly own: OwnState | null;
};

export type OwnState = {
  /** Figures are others than those that were sent. */
  readonly followUpDue: boolean;
  readonly decidedNotToReport: boolean;
  /** The incident was ruled a near miss, and no decision of this authority says why. */
  readonly nearMissUndecided: boolean;
  /** Decisions that wait for a second person whom the reader may be. */
  readonly decisionsWaiting: number;
};

export type Clocks = {
  readonly lines: readonly RegulatorLine[];
  /** Corrections of when the reader's authority became aware, newest first. */
  readonly history: readonly AwarenessLine[];
  /** Reasons for the delay have been written. */
  readonly delayWritten: boolean;
  readonly regimes: readonly RegimeLine[];
};
export type AwarenessLine = {
  readonly at: Date;
  readonly by: string;
  readonly before: Date | null;
  readonly awareAt: Date;
  readonly reasons: string;
};
export type RegimeLine = {
  readonly regime: Regime;
  readonly clock: Clock;
  readonly dueAt: Date | null;
  readonly by: string;
  readonly changedAt: Date | null;
};

export type DecisionLine = Decision & {
  readonly decidedByName: string;
  readonly secondByName: string | null;
  /** The number of the one that took its place. */
  readonly supersededBy: number | null;
  /** The reader may be its second person. */
  readonly mayConfirm: boolean;
};
export type SecondForm = { readonly confirm: boolean; readonly words: string; readonly confirmedAt: Date };
export type ConfirmProblem =
  | {
      readonly kind:
        | "own-decision"
        | "no-second-for-decision"
        | "words-missing"
        | "not-fresh"
        | "no-such-decision";
    }
  | { readonly kind: "decision-not-waiting"; readonly by: string; readonly at: Date }
  | WordsProblem;

export type LivingReport = {
  readonly content: ReportContent;
  /** By which signing knows that this is what was seen. */
  readonly fingerprint: string;
  readonly missing: readonly Missing[];
  /** Since the last that was sent; empty where none was. */
  readonly changes: readonly FieldDifference[];
  readonly sections: readonly SectionLine[];
  readonly awareAt: Date | null;
  readonly reportDueAt: Date | null;
  /** The 72 hours have ended, and nothing was reported. */
  readonly late: boolean;
  readonly sent: readonly SentLine[];
};
export type SectionLine = {
  readonly section: SectionKey;
  readonly typed: Typed;
  /** 0: nobody has written anything. */
  readonly version: number;
  readonly by: string;
  readonly at: Date | null;
};
export type SentLine = SentReport & { readonly frozenByName: string };

export type SectionProblem =
  | { readonly kind: "field-too-long" | "not-a-choice" | "not-a-count"; readonly field: FieldKey }
  | WordsProblem
  | ChangedMeanwhile;
