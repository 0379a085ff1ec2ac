/**
 * A line of the timeline that somebody adds by hand: what happened, when, how exactly that is known, and from where. A
 * line is never changed: a correction stands in its place with reasons, and what stood there can still be read.
 */
import type { AuthorityId, IncidentId, LineId, StaffId } from "../ids.ts";
import type { ToldZone } from "../uk-time/uk-time.ts";

/** How exactly the time is known. "about": it may have been somewhat before or after. */
export const exactnesses = ["minute", "hour", "day", "about"] as const;
export type Exactness = (typeof exactnesses)[number];

/** Who may read it: the authority that wrote it, or all that are in the incident. */
export type LineReach = "own" | "involved";

export type LineWords = {
  readonly what: string;
  /** Where this is known from: a log, a call, somebody's memory. */
  readonly source: string;
};

export type TimelineLine = LineWords & {
  readonly id: LineId;
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  readonly reach: LineReach;
  readonly happened: Date;
  readonly zone: ToldZone;
  readonly exactness: Exactness;
  /** 1, and one more with each correction. */
  readonly version: number;
  /** Struck: it turned out not to be so. It stays, crossed out. */
  readonly struck: boolean;
  /** Why it stands in the place of what stood there before; empty for the first. */
  readonly reasons: string;
  readonly by: StaffId;
  readonly writtenAt: Date;
};

export type LineForm = LineWords & {
  readonly reach: LineReach;
  readonly happened: Date;
  readonly zone: ToldZone;
  readonly exactness: Exactness;
};

export type Correction = {
  /** What the corrector saw. */
  readonly version: number;
  readonly reasons: string;
  /** Null: it is struck out. */
  readonly form: LineForm | null;
};

export const longestWhat = 2_000;
export const longestSource = 300;
export const longestReasons = 1_000;

/** Every step and the entry of the ledger that it writes. */
export const lineTransitions = {
  add: { entry: "timeline.line-added" },
  correct: { entry: "timeline.line-corrected" },
  strike: { entry: "timeline.line-struck" },
} as const;

export type LineProblem = {
  readonly kind:
    | "what-missing"
    | "what-too-long"
    | "source-missing"
    | "source-too-long"
    | "line-in-future"
    | "reasons-missing"
    | "reasons-too-long"
    | "nothing-corrected"
    | "line-struck";
};

export function problemOfLine({ what, source, happened }: LineForm, now: Date): LineProblem | null {
  if (what.trim() === "") return { kind: "what-missing" };
  if (what.length > longestWhat) return { kind: "what-too-long" };
  if (source.trim() === "") return { kind: "source-missing" };
  if (source.length > longestSource) return { kind: "source-too-long" };
  return happened > now ? { kind: "line-in-future" } : null;
}

export function problemOfCorrection(
  current: TimelineLine,
  { reasons, form }: Correction,
  now: Date,
): LineProblem | null {
  if (current.struck) return { kind: "line-struck" };
  if (reasons.trim() === "") return { kind: "reasons-missing" };
  if (reasons.length > longestReasons) return { kind: "reasons-too-long" };
  if (form === null) return null;
  return problemOfLine(form, now) ?? (isSame(current, form) ? { kind: "nothing-corrected" } : null);
}

/** What stands in the line's place from now on. */
export function corrected(
  current: TimelineLine,
  { reasons, form }: Correction,
  by: StaffId,
  writtenAt: Date,
): TimelineLine {
  return {
    ...current,
    ...(form === null ? { struck: true } : trimmed(form)),
    reasons: reasons.trim(),
    version: current.version + 1,
    by,
    writtenAt,
  };
}

export function trimmed(form: LineForm): LineForm {
  return { ...form, what: form.what.trim(), source: form.source.trim() };
}

function isSame(line: LineForm, form: LineForm): boolean {
  const plain = ({ what, source, reach, happened, exactness, zone }: LineForm) =>
    JSON.stringify([what.trim(), source.trim(), reach, happened.getTime(), exactness, zone]);
  return plain(line) === plain(form);
}
