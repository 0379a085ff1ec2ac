/** The port of measures. What becomes of one is decided while nobody else changes a measure of the incident. */
import type { IncidentId, MeasureId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Alarm } from "../../domain/measures/containment.ts";
import type { Measure } from "../../domain/measures/measure.ts";
import type { StatusProposal } from "../../domain/measures/proposal.ts";
import type { Outcome, Problem } from "../../domain/outcome.ts";
import type { Change, Verdict } from "../ports.ts";

export type MeasureDraft = Omit<Measure, "number">;
export type MeasurePlace = { readonly incident: IncidentId; readonly id: MeasureId };

export type MeasureStore = {
  of(incident: IncidentId): Promise<readonly Measure[]>;
  /** Gives each the next number of the incident; all are written, or none. */
  order(
    change: Change,
    incident: IncidentId,
    drafts: readonly MeasureDraft[],
    entries: (measures: readonly Measure[]) => readonly NewEntry[],
  ): Promise<readonly Measure[]>;
  /** `all`: every measure of the incident, for what is a matter of several. */
  alter<P extends Problem>(
    change: Change,
    place: MeasurePlace,
    decide: (current: Measure, all: readonly Measure[]) => Verdict<Measure, P>,
  ): Promise<Outcome<Measure, P | { readonly kind: "not-there" }>>;
  decideProposal<P extends Problem>(
    change: Change,
    place: MeasurePlace & { readonly proposal: string },
    decide: (current: StatusProposal) => Verdict<StatusProposal, P>,
  ): Promise<Outcome<StatusProposal, P | { readonly kind: "not-there" }>>;
  alarms(incident: IncidentId): Promise<readonly Alarm[]>;
  /** False where its number is taken. */
  recordAlarm(
    change: Change,
    incident: IncidentId,
    alarm: Alarm,
    entries: readonly NewEntry[],
  ): Promise<boolean>;
};
