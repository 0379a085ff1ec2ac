/** What detection of one document takes and gives. It sees passages in order and knows no file. */

import type { Passage } from "../../domain/documents/passage.ts";
import type { PlacedMention } from "../../domain/people/mention.ts";

export type Detection = {
  take(passage: Passage): void;
  finish(): Detected;
};

export type Detected = {
  readonly mentions: readonly PlacedMention[];
  /**
   * Values in the shape of a body's own reference (council tax, housing, benefit) that no cue or header names.
   * Once the whole archive is read, those in a template that 20 or more cued hits share become mentions.
   */
  readonly undecided: readonly PlacedMention[];
  /** Earliest and latest plausible date written in the document (ISO, day); null where it has none. */
  readonly earliest: string | null;
  readonly latest: string | null;
};
