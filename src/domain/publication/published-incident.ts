/** An incident as the public is told of it: what was taken, and what to do about it. */
import type { Confidence, Phase } from "../incident/incident.ts";
import type { MentionType } from "../people/mention.ts";
import type { Translated } from "./published-translation.ts";

/** How sure somebody is, before any review, that a kind of data was taken. */
export type SurelyTaken = "known" | "very-likely" | "likely" | "possible";

export type PublishedIncident = Translated & {
  readonly reference: string;
  readonly title: string;
  readonly phase: Phase;
  /** What happened, in a sentence or two for the public; "" where there is nothing to add to the statements. */
  readonly summary: string;
  readonly declaredAt: string;
  /** Keys of the authorities that it touches. */
  readonly authorities: readonly string[];
  readonly taken: {
    /** In plain words: "bank account details"; what can hurt most comes first. */
    readonly categories: readonly string[];
    /** The same, parted by headings, where there are any. */
    readonly groups?: readonly { readonly title: string; readonly categories: readonly string[] }[];
    /** Believed before any review, in reading order; not among `categories`. */
    readonly thought?: readonly {
      readonly type: MentionType;
      readonly words: string;
      readonly group: string;
      readonly sure: SurelyTaken;
    }[];
    readonly what: string;
    readonly fromYear: number | null;
    readonly toYear: number | null;
    readonly certainty: Confidence;
  };
  readonly advice: readonly PublishedAdvice[];
};

export type PublishedAdvice = {
  /** Names it in addresses: "/what-to-do#bank". */
  readonly key: string;
  /** Smaller is more urgent. */
  readonly order: number;
  /** Of the kinds of data that were taken, those that call for it, in plain words; none where it is for everyone. */
  readonly kinds: readonly string[];
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** In easy read, a line for each idea. */
  readonly easy?: readonly string[];
  readonly links: readonly { readonly text: string; readonly href: string }[];
};
