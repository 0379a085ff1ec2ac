/**
 * Releasing somebody whom the gate holds: what must be done first, and by how many. One person chooses the ways; in the
 * two-person lane another one says yes or no to just that. Whoever asked is never the second.
 */
import type { StaffId } from "../ids.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import { type Effort, type Lane, type LaneProblem, needsTwo, problemOfRelease } from "./lane.ts";

export type HoldWork = {
  /** Since they came to be held, the oldest first. */
  readonly efforts: readonly Effort[];
  readonly askedBy: StaffId | null;
  readonly askedAt: Date | null;
  /** Ordinals of contact points. */
  readonly ways: readonly number[];
};

export const noWork: HoldWork = { efforts: [], askedBy: null, askedAt: null, ways: [] };

/** Every step on whoever is held, and the entry that it writes. */
export const holdEntries = {
  effort: "notice.effort-recorded",
  plan: "notice.work-planned",
  contact: "notice.contact-added",
  ask: "notice.release-asked",
  release: "notice.released",
  refuse: "notice.release-refused",
} as const;

export type ReleaseStepProblem =
  | LaneProblem
  | { readonly kind: "release-asked-already" | "own-release" | "release-not-asked" };

export function firstRelease(
  through: readonly Lane[],
  { efforts, askedBy }: HoldWork,
): Outcome<"ask" | "release", ReleaseStepProblem> {
  if (askedBy !== null) return failed({ kind: "release-asked-already" });
  const undone = problemOfRelease(through, efforts);
  if (undone !== null) return failed(undone);
  return done(needsTwo(through) ? "ask" : "release");
}

export function secondRelease(
  through: readonly Lane[],
  { efforts, askedBy }: HoldWork,
  by: StaffId,
): Outcome<"release", ReleaseStepProblem> {
  if (askedBy === null) return failed({ kind: "release-not-asked" });
  if (askedBy === by) return failed({ kind: "own-release" });
  const undone = problemOfRelease(through, efforts);
  return undone === null ? done("release") : failed(undone);
}
