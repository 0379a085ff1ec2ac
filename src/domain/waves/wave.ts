/** A wave: people who are told together. Each step that it can take, from where, and the entry that it writes. */
import type { AuthorityId, IncidentId, RequestId, StaffId, WaveId } from "../ids.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import type { WavePlan } from "./plan.ts";

/**
 * planned: nobody is asked yet; running: what may go, goes; paused: nothing new goes, whoever paused it; ended: what had not
 * gone is given back as approved; finished: every one of its people is accounted for.
 */
export const waveStates = ["planned", "running", "paused", "ended", "finished"] as const;
export type WaveState = (typeof waveStates)[number];

/** Why it paused by itself. */
export type PauseReason = "failures" | "complaints";

export type Wave = {
  readonly id: WaveId;
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  /** From 1, within the authority's part of the incident. */
  readonly number: number;
  readonly name: string;
  readonly plan: WavePlan;
  readonly state: WaveState;
  /** One more with each change of its plan. */
  readonly version: number;
  readonly practice: boolean;
  readonly plannedBy: StaffId | "system";
  readonly plannedAt: Date;
  readonly request: RequestId | null;
  readonly launchedAt: Date | null;
  /** Since when the rest may go. */
  readonly canaryPassedAt: Date | null;
  readonly pausedAt: Date | null;
  readonly pausedWhy: PauseReason | "staff" | null;
  /** Until when its pace is used up. */
  readonly releasedUntil: Date | null;
  readonly endedAt: Date | null;
};

export const waveTransitions = {
  launch: { from: ["planned"], to: "running", entry: "notices.queued" },
  pause: { from: ["running"], to: "paused", entry: "wave.paused" },
  resume: { from: ["paused"], to: "running", entry: "wave.resumed" },
  end: { from: ["planned", "running", "paused"], to: "ended", entry: "wave.ended" },
  // A receipt of failure that came late: somebody has another way left
  reopen: { from: ["finished"], to: "running", entry: "wave.reopened" },
  finish: { from: ["running"], to: "finished", entry: "wave.finished" },
} as const satisfies Readonly<Record<string, { from: readonly WaveState[]; to: WaveState; entry: string }>>;
/** What a person does with a wave that is launched. */
export type Steering = "pause" | "resume" | "end";
export type WaveStep = keyof typeof waveTransitions;

export type WaveStepProblem = { readonly kind: "wave-not-there-yet" | "wave-over" };

export function step(
  wave: Wave,
  taken: WaveStep,
  at: Date,
  why: Wave["pausedWhy"] = null,
): Outcome<Wave, WaveStepProblem> {
  const { from, to } = waveTransitions[taken];
  if (!(from as readonly WaveState[]).includes(wave.state))
    return failed({
      kind: wave.state === "ended" || wave.state === "finished" ? "wave-over" : "wave-not-there-yet",
    });
  return done({
    ...wave,
    state: to,
    launchedAt: taken === "launch" ? at : wave.launchedAt,
    pausedAt: taken === "pause" ? at : taken === "resume" ? null : wave.pausedAt,
    pausedWhy: taken === "pause" ? why : taken === "resume" ? null : wave.pausedWhy,
    endedAt: to === "ended" || to === "finished" ? at : null,
  });
}
