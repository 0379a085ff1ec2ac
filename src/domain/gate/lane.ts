/**
 * Lanes: what must be done before somebody whom the gate holds may be written to. A rule names one or several; who is
 * held by several rules goes through all of their lanes. Nobody leaves a lane because time passes.
 */
import type { HoldReason } from "../notices/notice.ts";

/** The most careful first: in that order the work is listed. */
export const lanes = ["call-first", "two-person", "guardian", "alternative-contact", "hold"] as const;
export type Lane = (typeof lanes)[number];

/** What staff did for somebody who is held, and what came of it. */
export const effortWays = ["phone", "visit", "email", "other-body", "own-records"] as const;
export type EffortWay = (typeof effortWays)[number];
export const effortOutcomes = [
  "spoke",
  "guardian-checked",
  "no-answer",
  "refused",
  "not-safe",
  "wrong-person",
  "asked",
  "checked",
] as const;
export type EffortOutcome = (typeof effortOutcomes)[number];

/** Done since they came to be held. */
export type Effort = { readonly way: EffortWay; readonly outcome: EffortOutcome };

type InLanes = { readonly key: HoldReason; readonly lanes: readonly Lane[] };

export function lanesOf(reasons: readonly HoldReason[], rules: readonly InLanes[]): readonly Lane[] {
  const named = reasons.flatMap((reason) => rules.find(({ key }) => key === reason)?.lanes ?? fallback);
  return lanes.filter((lane) => named.includes(lane));
}

/** A reason whose rule is gone from the file: two people look. */
const fallback: readonly Lane[] = ["two-person"];

export type LaneProblem = { readonly kind: "call-first" | "guardian-first" | "not-safe-last" };

/**
 * What is still to be done before one person may release them; null where nothing is. The last call or visit counts:
 * whoever said that it was not safe is not outdone by an earlier yes.
 */
export function problemOfRelease(through: readonly Lane[], efforts: readonly Effort[]): LaneProblem | null {
  const reached = efforts.filter(({ outcome }) => outcome === "spoke" || outcome === "not-safe");
  if (reached.at(-1)?.outcome === "not-safe") return { kind: "not-safe-last" };
  if (through.includes("call-first") && !isSpokenTo(efforts)) return { kind: "call-first" };
  if (through.includes("guardian") && !efforts.some(({ outcome }) => outcome === "guardian-checked"))
    return { kind: "guardian-first" };
  return null;
}

/** By phone or at their door: an e-mail may be read by somebody else. */
function isSpokenTo(efforts: readonly Effort[]): boolean {
  return efforts.some(({ way, outcome }) => outcome === "spoke" && (way === "phone" || way === "visit"));
}

export function needsTwo(through: readonly Lane[]): boolean {
  return through.includes("two-person");
}
