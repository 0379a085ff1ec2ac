/** What reports, clocks and decisions need of the record. */
import type { Clock } from "../../domain/clocks/clock.ts";
import type { Decision } from "../../domain/decisions/decision.ts";
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Outcome, Problem } from "../../domain/outcome.ts";
import type { FiguresNow, SentFigures } from "../../domain/report/compare.ts";
import type { ReportKind } from "../../domain/report/facts.ts";
import type { SectionKey } from "../../domain/report/field.ts";
import type { Typed } from "../../domain/report/fields.ts";
import type { Figures } from "../../domain/report/figures.ts";
import type { PeopleByWord } from "../../domain/report/named.ts";
import type { SentReport } from "../../domain/report/sent.ts";
import type { ChangedMeanwhile } from "../../domain/version.ts";
import type { AwarenessLine, DecisionLine, SectionLine, SentLine } from "../desk/incident/regulator-desk.ts";
import type { Change, Verdict } from "../ports.ts";

/** One authority's part in one incident. */
export type Own = { readonly incident: IncidentId; readonly authority: AuthorityId };

export type FigureStore = {
  figures(of: Own): Promise<Figures>;
  /** Those by which it is told quickly whether anything has changed. */
  inShort(of: Own): Promise<FiguresNow>;
  /** People of the register whose name or contact holds the word. */
  peopleByWord(of: Own, words: readonly string[]): Promise<PeopleByWord>;
};

export type ReportStore = {
  sections(of: Own): Promise<readonly SectionLine[]>;
  /** The version that stands there now, or whose it is. */
  writeSection(
    change: Change,
    of: Own,
    section: SectionKey,
    form: { readonly typed: Typed; readonly version: number },
    entries: readonly NewEntry[],
  ): Promise<Outcome<number, ChangedMeanwhile>>;
  /** Oldest first. */
  sent(of: Own): Promise<readonly SentLine[]>;
  /** Those of the last report that was sent; null where none was. */
  lastFigures(of: Own): Promise<SentFigures | null>;
  /** That and when the authorities of an incident reported, and no more. */
  sentInShort(incident: IncidentId): Promise<readonly SentInShort[]>;
  /** Gives number and place in the ledger. `after`: the last that whoever signs knew of. */
  freeze(
    change: Change,
    report: Omit<SentReport, "number" | "ledger">,
    after: number,
    entries: (report: SentReport) => readonly NewEntry[],
  ): Promise<Outcome<SentReport, { readonly kind: "sent-already"; readonly by: string; readonly at: Date }>>;
};

export type SentInShort = {
  readonly authority: AuthorityId;
  readonly number: number;
  readonly kind: ReportKind;
  readonly sentAt: Date;
  readonly late: boolean;
};

export type DecisionStore = {
  /** Newest first. */
  of(of: Own): Promise<readonly Omit<DecisionLine, "mayConfirm">[]>;
  /** Gives the next number; null where what it takes the place of is not there, or has been replaced. */
  add(
    change: Change,
    draft: Omit<Decision, "number">,
    entries: (decision: Decision) => readonly NewEntry[],
  ): Promise<Outcome<Decision, { readonly kind: "nothing-to-supersede" | "superseded-already" }>>;
  alter<P extends Problem>(
    change: Change,
    of: Own,
    number: number,
    decide: (current: Omit<DecisionLine, "mayConfirm">) => Verdict<Decision, P>,
  ): Promise<Outcome<Decision, P | { readonly kind: "not-there" }>>;
};

export type KeptClock = Clock & { readonly by: string; readonly changedAt: Date };

export type ClockStore = {
  of(of: Own): Promise<ReadonlyMap<string, KeptClock>>;
  /** `decide` is given null where nobody has said anything of this regime. */
  alter<P extends Problem>(
    change: Change,
    of: Own,
    regime: string,
    decide: (current: KeptClock | null) => Verdict<Clock, P>,
  ): Promise<Outcome<Clock, P>>;
  awareness(of: Own): Promise<readonly AwarenessLine[]>;
};
