/** Advice that fits what was taken. Its words are data that communications staff edit; this picks and orders them. */
import type { MentionType } from "./mention.ts";

export type Advice = {
  readonly key: string;
  /** Kinds of data that call for it; "anything" for everyone. */
  readonly for: readonly (MentionType | "anything")[];
  /** Given only where one of these was taken too. */
  readonly with?: readonly MentionType[] | undefined;
  readonly order: number;
  readonly title: string;
  readonly steps: readonly string[];
  readonly links: readonly { readonly text: string; readonly href: string }[];
  readonly source: string;
  /** Not verified with the body that it names. */
  readonly check?: boolean | undefined;
};

export type CategoryWords = Readonly<
  Record<MentionType, { readonly yours: string; readonly theirs: string }>
>;

export function adviceFor(taken: readonly MentionType[], all: readonly Advice[]): readonly Advice[] {
  return all.filter((advice) => fits(advice, taken)).toSorted((a, b) => a.order - b.order);
}

function fits(advice: Advice, taken: readonly MentionType[]): boolean {
  if (taken.length === 0) return false;
  const called = advice.for.some((type) => type === "anything" || taken.includes(type));
  return called && (advice.with === undefined || advice.with.some((type) => taken.includes(type)));
}
