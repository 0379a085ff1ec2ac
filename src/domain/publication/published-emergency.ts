/** An emergency message as feeds and alerts tell of it. */
import type { OtherTexts } from "../emergency/emergency.ts";

export type PublishedEmergency = {
  readonly id: string;
  /** Those that took each other's place have the same. */
  readonly row: string;
  readonly text: string;
  readonly texts: OtherTexts;
  readonly danger: boolean;
  readonly startedAt: string;
  /** An alert runs out; while the message stands it is said anew each day. */
  readonly renewedAt: readonly string[];
  readonly endedAt: string | null;
  readonly replaced: boolean;
};
