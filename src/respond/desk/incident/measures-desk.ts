/** The part of the desk about measures: ordered, acknowledged, done, verified, lifted; and how long it took from the alarm. */
import type { IncidentId, MeasureId } from "../../../domain/ids.ts";
import type { Alarm, Containment } from "../../../domain/measures/containment.ts";
import type { Measure } from "../../../domain/measures/measure.ts";
import type { MeasureFields, OrderForm, OrderProblem } from "../../../domain/measures/order.ts";
import type { StepForm, StepProblem } from "../../../domain/measures/take-step.ts";
import type { MeasureTemplates } from "../../../domain/measures/template.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ChangedMeanwhile, FromVersion } from "../../../domain/version.ts";

export type MeasuresDesk = {
  /** Of all authorities of the incident, in the order of their numbers. */
  measures(reader: Staff, incident: IncidentId): Promise<readonly Measure[]>;
  /** Whoever edits them may get them wrong: then `why` is in words for people. */
  measureTemplates(reader: Staff): Promise<Outcome<MeasureTemplates, TemplateProblem>>;
  /** One or several at once: all of them or none. */
  orderMeasures(
    by: Staff,
    incident: IncidentId,
    orders: readonly Order[],
  ): Promise<Outcome<readonly Measure[], OrderProblem | AtPlace | NoIncident | CircleProblem>>;
  takeMeasureStep(
    by: Staff,
    incident: IncidentId,
    id: MeasureId,
    form: StepForm,
  ): Promise<Outcome<Measure, StepProblem | NoMeasure>>;
  changeMeasure(
    by: Staff,
    incident: IncidentId,
    id: MeasureId,
    form: MeasureFields & { readonly version: number },
  ): Promise<Outcome<Measure, OrderProblem | ChangeProblem>>;
  /** When a step happened, put right; the time that was written first is kept. */
  correctStep(
    by: Staff,
    incident: IncidentId,
    id: MeasureId,
    form: CorrectForm,
  ): Promise<Outcome<Measure, CorrectProblem>>;
  /** Which measures come before it. */
  setAfter(
    by: Staff,
    incident: IncidentId,
    id: MeasureId,
    form: { readonly after: readonly MeasureId[]; readonly version: number },
  ): Promise<Outcome<Measure, ChangeProblem | CircleProblem>>;

  alarms(reader: Staff, incident: IncidentId): Promise<readonly Alarm[]>;
  /** The first sign at the asker's own authority. */
  recordAlarm(by: Staff, incident: IncidentId, form: AlarmForm): Promise<Outcome<Alarm, AlarmProblem>>;
  /** From alarm to isolated, for each authority of the incident. */
  containment(reader: Staff, incident: IncidentId): Promise<readonly Containment[]>;

  /** Says on the record what was proposed of a service; the public page is published by whoever asks. */
  takeProposal(
    by: Staff,
    incident: IncidentId,
    id: MeasureId,
    form: ProposalForm,
  ): Promise<Outcome<null, ProposalProblem>>;
  setProposalAside(
    by: Staff,
    incident: IncidentId,
    id: MeasureId,
    proposal: string,
  ): Promise<Outcome<null, ProposalProblem>>;
};

export type Order = OrderForm & {
  /** Measures that are there already and come before it. */
  readonly after: readonly MeasureId[];
  /** Places in the list of what is ordered at once, of what comes before it. */
  readonly comesAfter: readonly number[];
};

export type CorrectForm = {
  /** Which line of the history, from 0. */
  readonly line: number;
  readonly happenedAt: Date;
  readonly reasons: string;
  readonly version: number;
};

export type AlarmForm = {
  readonly alarmAt: Date;
  readonly words: string;
  /** How often it was recorded when the form was opened. */
  readonly version: number;
};

export type ProposalForm = {
  readonly proposal: string;
  readonly note: string;
  readonly expected: string;
  /** Of the service. */
  readonly version: FromVersion;
};

export type TemplateProblem = { readonly kind: "templates-broken"; readonly why: string };
type NoIncident = { readonly kind: "no-such-incident" };
type NoMeasure = { readonly kind: "no-such-measure" };
/** Which of several orders is meant. */
type AtPlace = { readonly kind: "nothing-ordered" | "target-unknown"; readonly place?: number };
/** The way round, by references: "M-3", "M-5", "M-3". */
export type CircleProblem = { readonly kind: "goes-round"; readonly way: readonly string[] };
export type ChangeProblem =
  | ChangedMeanwhile
  | {
      readonly kind:
        | "not-yours"
        | "no-such-measure"
        | "measure-over"
        | "target-unknown"
        | "reasons-missing"
        | "words-too-long"
        | "acknowledged-as-it-stood";
    };
export type CorrectProblem =
  | ChangeProblem
  | Extract<StepProblem, { readonly kind: "happened-in-future" | "happened-before-last" }>
  | { readonly kind: "happened-after-next" };
export type AlarmProblem =
  | ChangedMeanwhile
  | {
      readonly kind:
        | "no-such-incident"
        | "not-involved"
        | "alarm-in-future"
        | "alarm-words-missing"
        | "form-outdated";
    };
export type ProposalProblem =
  | ChangedMeanwhile
  | { readonly kind: "no-such-proposal" | "not-yours" | "no-such-service" | "words-too-long" }
  | { readonly kind: "proposal-decided"; readonly by: string; readonly at: Date };
