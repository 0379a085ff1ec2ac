/** One thing that we know, believe or do not know yet, with everything that was said of it before. */
import type { PointKind, Sureness } from "./point.ts";
import type { Translated } from "./published-translation.ts";

export type PublishedPoint = PublishedWording & {
  readonly incident: string;
  /** Stays, as its address on the page does. */
  readonly number: number;
  readonly author: string;
  readonly checkedAt: string;
  /** Oldest first, without what stands now. */
  readonly earlier: readonly PublishedWording[];
};

export type PublishedWording = Translated & {
  readonly kind: PointKind;
  readonly sure: Sureness;
  readonly text: string;
  /** Since when it was said so. */
  readonly since: string;
  /** Why it is said in another way than before; "" for the first. */
  readonly why: string;
};
