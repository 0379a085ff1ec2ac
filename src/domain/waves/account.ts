/** Whom a wave would reach, and what it came to. */
import type { Channel } from "../notices/notice.ts";
import type { SeverityBand } from "../people/person.ts";
import type { WaveFigures } from "./advance.ts";

/** Approved and in no wave yet: whom a plan would reach. */
export type Audience = {
  readonly byChannel: Readonly<Record<Channel, number>>;
  readonly byBand: Readonly<Record<SeverityBand, number>>;
  /** Approved, and safe by none of the plan's ways. */
  readonly withoutWay: number;
  readonly practice: number;
};

/** What stands of a wave, and what its messages came to. */
export type WaveAccount = WaveFigures & {
  readonly people: number;
  readonly delivered: number;
  /** Told by a later way than the first. */
  readonly fellBack: number;
};
