/** What may become of a sighting and of its group, and the entry that says so. */
import type { SightingOutcome, SightingState } from "./sighting.ts";

export const triageEntries = {
  receive: "sighting.received",
  close: "sighting.closed",
  reopen: "sighting.reopened",
  move: "sighting.moved",
  "take-file": "sighting.file-taken",
  assign: "sighting-group.assigned",
  "link-measure": "sighting-group.linked-to-measure",
  promote: "sighting-group.promoted",
  merge: "sighting-group.merged",
  correct: "sighting.corrected",
  end: "sighting.deleted",
} as const;
export type TriageStep = keyof typeof triageEntries;

export type CloseForm = { readonly outcome: SightingOutcome; readonly answer: string };
export type CloseProblem = { readonly kind: "answer-too-long" | "outcome-missing" };

export const longestAnswer = 1000;

export function problemOfClosing({ answer }: CloseForm): CloseProblem | null {
  return answer.length > longestAnswer ? { kind: "answer-too-long" } : null;
}

export function isOpen(state: SightingState): boolean {
  return state.kind === "open";
}
