/** What a scan says it found, in clear, and what the scorer makes of it. */
import type { FoundFlag, MentionType, PersonFlag } from "../../src/domain/people/mention.ts";

export type FoundMention = {
  readonly path: string;
  readonly type: string;
  readonly value: string;
  readonly confidence: string;
  readonly bundle: string | null;
  readonly person: string | null;
};

export type Found = {
  readonly documents: readonly {
    readonly path: string;
    readonly outcome: string;
    readonly duplicateOf: string | null;
  }[];
  readonly mentions: readonly FoundMention[];
  readonly people: readonly { readonly person: string; readonly flags: readonly PersonFlag[] }[];
};

export type Measure = {
  readonly expected: number;
  readonly found: number;
  readonly recall: number;
  readonly precision: number;
  readonly f1: number;
};

/** Counted in people; who was not found at all is missed. */
export type FlagMeasure = Measure & {
  /** Predicted people who stand for one that has the flag in truth, and who lack it. */
  readonly bare: number;
};

export type Share = { readonly count: number; readonly of: number; readonly share: number };

/** Where, how often and of what type: never which value. */
export type Slip = { readonly path: string; readonly type: string; readonly count: number };

export type Scores = {
  readonly byType: Readonly<Partial<Record<MentionType, Measure>>>;
  readonly identifiers: Measure;
  readonly peopleFound: Share;
  readonly subjectsFound: Share;
  /** Predicted people in whom two truth people meet. */
  readonly peopleMixed: Share;
  /** Truth people who stand in more than one predicted person, of those found. */
  readonly peopleSplit: Share;
  /** Predicted people who stand for nobody of the truth, of all predicted. */
  readonly peopleUnknown: Share;
  readonly flags: Readonly<Record<FoundFlag, FlagMeasure>>;
  readonly filesAccounted: Share;
  readonly duplicatesNamed: Share;
  readonly worstMisses: readonly Slip[];
  readonly worstFalseAlarms: readonly Slip[];
  readonly wrongOutcomes: readonly {
    readonly path: string;
    readonly expected: string;
    readonly found: string | null;
  }[];
};

export function share(count: number, of: number): Share {
  return { count, of, share: of === 0 ? 1 : count / of };
}

/** `right` of the expected were found; `sound` of the found are true (the two differ where overlap counts). */
export function measure(expected: number, right: number, found: number, sound: number): Measure {
  const recall = expected === 0 ? 1 : right / expected;
  const precision = found === 0 ? 1 : sound / found;
  const f1 = recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision);
  return { expected, found, recall, precision, f1 };
}
