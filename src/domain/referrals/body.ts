/** A body that an incident is referred to: the words of content/referrals.yaml. */
import type { Circle } from "./tlp.ts";

export type ReferralBody = {
  readonly key: string;
  readonly name: string;
  /** When to turn to it. */
  readonly when: string;
  /** What it wants to hear. */
  readonly wants: readonly string[];
  readonly contacts: readonly { readonly text: string; readonly value: string; readonly href?: string }[];
  readonly hours: string;
  readonly circle: Exclude<Circle, "own">;
  readonly source: string;
  /** Not verified: ask before relying on it. */
  readonly check?: boolean;
};

/** One that is not in the list: its name is typed. */
export const otherBody = "other";
