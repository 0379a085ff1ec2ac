/** The part of the desk that judges, in writing and by two, whether a group of people is told (UK GDPR Art. 34). */
import type { Decision, DecisionProblem } from "../../../domain/decisions/decision.ts";
import type { PeopleGroup, Telling } from "../../../domain/decisions/people-group.ts";
import type { IncidentId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { MentionType } from "../../../domain/people/mention.ts";
import type { SeverityBand } from "../../../domain/people/person.ts";
import type { ReasonsProblem } from "../../../domain/reasons.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { WordsProblem } from "../../report/check-words.ts";
import type { DecisionLine } from "../incident/regulator-desk.ts";

export type JudgementDesk = {
  /** Those that hold and those that wait for a second person, the latest first. */
  judgements(reader: Staff, incident: IncidentId): Promise<readonly DecisionLine[]>;
  /** Waits for a second person, who confirms it as every decision. */
  judgeGroup(
    by: Staff,
    incident: IncidentId,
    form: JudgementForm,
  ): Promise<Outcome<Decision, DecisionProblem | WordsProblem>>;
  /** Counts alone, for whoever drafts as well. */
  judgedPeople(reader: Staff, incident: IncidentId): Promise<readonly JudgedBand[]>;
  /** How many a group would hold, before anybody judges. */
  weighGroup(
    reader: Staff,
    incident: IncidentId,
    group: Pick<PeopleGroup, "bands" | "categories">,
  ): Promise<number>;
  /** Judgements that hold and tell nobody, for whose people notices are drafted or approved: by number. */
  preparedAgainst(
    reader: Staff,
    incident: IncidentId,
  ): Promise<readonly { readonly number: number; readonly prepared: number }[]>;
  withdrawJudged(
    by: Staff,
    incident: IncidentId,
    number: number,
    reasons: string,
  ): Promise<Outcome<{ readonly withdrawn: number }, { readonly kind: "nothing-prepared" } | ReasonsProblem>>;
};

export type JudgementForm = {
  readonly people: PeopleGroup;
  readonly reasons: string;
  readonly supersedes: number | null;
  /** The writer has looked: single words that are names in the register name nobody here. */
  readonly sure: boolean;
};

export type JudgedBand = {
  readonly band: SeverityBand;
  readonly people: number;
  readonly without: number;
  /** Without a notice and without a judgement, by what was taken: the largest first. */
  readonly unjudged: readonly { readonly categories: readonly MentionType[]; readonly people: number }[];
  readonly by: Readonly<Record<Telling | "unjudged", number>>;
};
