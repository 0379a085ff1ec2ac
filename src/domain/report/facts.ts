/** What the record itself knows of an incident, for the report of one authority. */
import type { ComplaintOutcome } from "../complaints/complaint.ts";
import type { ToldFigures } from "../progress/told-figures.ts";
import type { Figures } from "./figures.ts";
import type { TakenMeasure } from "./measures.ts";

export type ReportKind = "initial" | "follow-up" | "final";
export const reportKinds: readonly ReportKind[] = ["initial", "follow-up", "final"];
export const reportKindWords: Readonly<Record<ReportKind, string>> = {
  initial: "Initial report",
  "follow-up": "Follow-up report",
  final: "Follow-up report: the final one",
};

/** What the record itself knows. */
export type ReportFacts = {
  readonly incident: string;
  readonly authority: string;
  readonly summary: string;
  readonly believed: string;
  readonly awareAt: Date | null;
  readonly figures: Figures;
  readonly measures: readonly TakenMeasure[];
  /** People of the authority: how many are told, by which ways, and why not. */
  readonly told: ToldFigures;
  /** Of people to the authority: how many, and what came of them. */
  readonly complaints: {
    readonly received: number;
    readonly open: number;
    /** Not acknowledged in time. */
    readonly overdue: number;
    readonly outcomes: Readonly<Record<ComplaintOutcome, number>>;
  };
  readonly referred: readonly string[];
  readonly contact: string;
  readonly kind: ReportKind;
  readonly caseReference: string;
};
