/** The part of the desk for waves: plan one, see what it would take, launch it by a request, steer it, and see how it goes. */
import type { IncidentId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ChangedMeanwhile } from "../../../domain/version.ts";
import type { Audience, WaveAccount } from "../../../domain/waves/account.ts";
import type { Estimate } from "../../../domain/waves/estimate.ts";
import type { PlanProblem, WavePlan } from "../../../domain/waves/plan.ts";
import type { Steering, Wave, WaveStepProblem } from "../../../domain/waves/wave.ts";

export type WaveDesk = {
  /** Those of the reader's own authority, the newest first. */
  waves(reader: Staff, incident: IncidentId): Promise<readonly WaveLine[]>;
  wave(
    reader: Staff,
    incident: IncidentId,
    number: number,
  ): Promise<Outcome<WaveDetail, { readonly kind: "no-such-wave" }>>;
  /** Whom this plan would reach now, in how many days, and at what cost. */
  estimateWave(reader: Staff, incident: IncidentId, plan: WavePlan): Promise<WaveEstimate>;
  planWave(
    by: Staff,
    incident: IncidentId,
    form: { readonly name: string; readonly plan: WavePlan },
  ): Promise<Outcome<Wave, PlanWaveProblem>>;
  changeWavePlan(
    by: Staff,
    incident: IncidentId,
    number: number,
    form: { readonly plan: WavePlan; readonly version: number; readonly reasons: string },
  ): Promise<Outcome<Wave, ReplanProblem>>;
  steerWave(
    by: Staff,
    incident: IncidentId,
    number: number,
    form: { readonly taken: Steering; readonly reasons: string },
  ): Promise<Outcome<Wave, SteerProblem>>;
  /** Lets every running wave take its next step; safe to run in several processes at once. */
  advanceWaves(): Promise<{ readonly released: number; readonly steps: number }>;
};

export type WaveLine = Wave & { readonly account: WaveAccount };
export type WaveEstimate = { readonly audience: Audience; readonly estimate: Estimate };
export type WaveDetail = WaveLine & {
  /** Of one that is planned: what it would take now. */
  readonly ahead: WaveEstimate | null;
};

export type PlanWaveProblem =
  | PlanProblem
  | { readonly kind: "no-such-incident" | "wave-name-missing" | "words-too-long" };
export type ReplanProblem =
  | PlanProblem
  | ChangedMeanwhile
  | {
      readonly kind:
        | "no-such-wave"
        | "wave-over"
        | "wave-people-stand"
        | "reasons-missing"
        | "words-too-long";
    };
export type SteerProblem =
  | WaveStepProblem
  | { readonly kind: "no-such-wave" | "reasons-missing" | "words-too-long" };
