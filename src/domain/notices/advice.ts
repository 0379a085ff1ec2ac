/** Advice that fits what was taken. Its words are data that communications staff edit; this picks and orders them. */
import type { MentionType } from "../people/mention.ts";

export type Advice = {
  readonly key: string;
  /** Kinds of data that call for it; "anything" for everyone. */
  readonly for: readonly (MentionType | "anything")[];
  /** Given only where one of these was taken too. */
  readonly with?: readonly MentionType[] | undefined;
  readonly order: number;
  readonly title: string;
  readonly steps: readonly string[];
  /** The same in easy read, a line for each idea. */
  readonly easy?: readonly string[] | undefined;
  readonly links: readonly { readonly text: string; readonly href: string }[];
  readonly source: string;
  /** Not verified with the body that it names. */
  readonly check?: boolean | undefined;
};

/** In the order in which they are read out: what can hurt most comes first. */
export type CategoryWords = Readonly<
  Record<
    MentionType,
    {
      readonly yours: string;
      readonly theirs: string;
      /** The heading under which it stands in a long list. */
      readonly group?: string | undefined;
    }
  >
>;

export type TakenGroup = { readonly title: string; readonly types: readonly MentionType[] };

export function inReadingOrder(taken: readonly MentionType[], words: CategoryWords): readonly MentionType[] {
  const order = Object.keys(words);
  return taken.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** Parted by heading, in reading order; "" is the heading of those that have none. */
export function inGroups(taken: readonly MentionType[], words: CategoryWords): readonly TakenGroup[] {
  const groups = Map.groupBy(inReadingOrder(taken, words), (type) => words[type].group ?? "");
  return [...groups].map(([title, types]) => ({ title, types }));
}

export function adviceFor(taken: readonly MentionType[], all: readonly Advice[]): readonly Advice[] {
  return all.filter((advice) => fits(advice, taken)).toSorted((a, b) => a.order - b.order);
}

function fits(advice: Advice, taken: readonly MentionType[]): boolean {
  if (taken.length === 0) return false;
  const called = advice.for.some((type) => type === "anything" || taken.includes(type));
  return called && (advice.with === undefined || advice.with.some((type) => taken.includes(type)));
}
