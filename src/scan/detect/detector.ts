/** What a recogniser of one kind of value is: a pattern that triggers, a rule that decides, words that support. */
import type { Check, Confidence, MentionType } from "../../domain/people/mention.ts";

/** column: its header says so; label: a form's label; near, far: a cue within 30 or 300 characters. */
export type Support = "column" | "label" | "near" | "far" | "none";

export type Sighting = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly support: Support;
};

export type Span = { readonly start: number; readonly end: number };

export type Detector = {
  readonly type: MentionType;
  /** Global. Where a group captures, the value is that group and stands at the match's end. */
  readonly pattern: RegExp;
  /** Instead of the pattern, where a search from an anchor (`@`) is quicker. */
  readonly find?: (text: string) => readonly Span[];
  /** A looser shape for a cell whose column names the type; it must match the whole cell. */
  readonly inColumn?: RegExp;
  readonly cues: RegExp;
  readonly normalise: (written: string) => string;
  /** The strongest rule that the value passed, or null where it is not one. */
  readonly accepts: (value: string, at: Sighting) => Check | null;
  readonly confidence?: (at: Sighting, check: Check) => Confidence;
};

/** A value found in one text, before it is placed. */
export type Hit = Span & {
  readonly type: MentionType;
  readonly value: string;
  readonly written: string;
  readonly confidence: Confidence;
  readonly check: Check;
  readonly label?: string;
};

export const supported = (at: Sighting): boolean =>
  at.support === "column" || at.support === "label" || at.support === "near";

export const digitsOf = (written: string): string => written.replace(/\D/g, "");
export const compact = (written: string): string => written.replace(/[\s\u00a0.\-/]/g, "").toUpperCase();
