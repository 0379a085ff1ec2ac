/**
 * A hand-over note from one shift to the next: what happened since, what is open, who holds what, and the words of who
 * goes. Each version is kept; when somebody has taken over, the note is what they read, and changes no more.
 */
import type { AuthorityId, HandoverId, IncidentId, StaffId } from "../ids.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import { type ChangedMeanwhile, changedMeanwhile } from "../version.ts";

export const matterKinds = [
  "clock",
  "measure",
  "sighting",
  "exposure",
  "request",
  "question",
  "evidence",
] as const;
export type MatterKind = (typeof matterKinds)[number];

/** Something that waits for somebody. */
export type OpenMatter = {
  readonly kind: MatterKind;
  readonly text: string;
  /** ISO 8601; null where nothing says until when. */
  readonly due: string | null;
  readonly late: boolean;
};

export type HandoverContent = {
  /** ISO 8601: up to when it was gathered. */
  readonly until: string;
  readonly happened: readonly { readonly at: string; readonly what: string; readonly by: string }[];
  /** Lines beyond those that stand here. */
  readonly more: number;
  readonly open: readonly OpenMatter[];
  readonly decisions: readonly { readonly at: string; readonly what: string; readonly by: string }[];
  readonly holders: readonly { readonly what: string; readonly who: string }[];
};

export type HandoverVersion = {
  readonly version: number;
  readonly words: string;
  readonly content: HandoverContent;
  readonly by: StaffId;
  readonly writtenAt: Date;
};

export type Handover = {
  readonly id: HandoverId;
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  readonly number: number;
  readonly since: Date;
  readonly latest: HandoverVersion;
  readonly acknowledgedBy: StaffId | null;
  readonly acknowledgedAt: Date | null;
};

/** Every step and the entry of the ledger that it writes. */
export const handoverTransitions = {
  write: { entry: "handover.written" },
  change: { entry: "handover.changed" },
  acknowledge: { entry: "handover.acknowledged" },
} as const;

export const longestWords = 6_000;
/** Longer than this is no shift. */
const longestShift = 31 * 86_400_000;

export type HandoverProblem = {
  readonly kind:
    | "shift-in-future"
    | "since-too-long-ago"
    | "handover-words-missing"
    | "handover-words-too-long";
};

export function problemOfHandover(since: Date, words: string, now: Date): HandoverProblem | null {
  if (since >= now) return { kind: "shift-in-future" };
  if (now.getTime() - since.getTime() > longestShift) return { kind: "since-too-long-ago" };
  if (words.trim() === "") return { kind: "handover-words-missing" };
  return words.length > longestWords ? { kind: "handover-words-too-long" } : null;
}

export type AlreadyTaken = { readonly kind: "handover-taken"; readonly by: string; readonly at: Date };
export type StandingNote = Handover & { readonly byName: string; readonly acknowledgedByName: string | null };

export function mayChange(
  note: StandingNote,
  version: number,
): Outcome<null, ChangedMeanwhile | AlreadyTaken> {
  const taken = takenAlready(note);
  if (taken !== null) return failed(taken);
  return note.latest.version === version
    ? done(null)
    : failed(changedMeanwhile(note.byName, note.latest.writtenAt));
}

/** Nobody takes over from themselves, and nobody what they have not read. */
export function mayAcknowledge(
  note: StandingNote,
  by: StaffId,
  version: number,
): Outcome<null, ChangedMeanwhile | AlreadyTaken | { readonly kind: "own-handover" }> {
  if (note.latest.by === by) return failed({ kind: "own-handover" });
  return mayChange(note, version);
}

function takenAlready({ acknowledgedAt, acknowledgedByName }: StandingNote): AlreadyTaken | null {
  if (acknowledgedAt === null) return null;
  return { kind: "handover-taken", by: acknowledgedByName ?? "A colleague", at: acknowledgedAt };
}
