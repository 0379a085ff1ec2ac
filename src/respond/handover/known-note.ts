/** A hand-over note with everything that was ever written in it. */
import type { HandoverVersion, StandingNote } from "../../domain/handover/handover.ts";

export type KnownNote = StandingNote & {
  /** The latest first. */
  readonly versions: readonly (HandoverVersion & { readonly byName: string })[];
};
