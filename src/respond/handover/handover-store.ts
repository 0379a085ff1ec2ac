/** What hand-over notes need of the record. */
import type { Handover, HandoverVersion, StandingNote } from "../../domain/handover/handover.ts";
import type { IncidentId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Outcome, Problem } from "../../domain/outcome.ts";
import type { Change } from "../ports.ts";
import type { KnownNote } from "./known-note.ts";

/** What becomes of a note: another version of it, or that it was taken over. */
export type NoteStep = {
  readonly next: HandoverVersion | "taken";
  readonly entries: readonly NewEntry[];
};

export type HandoverStore = {
  /** Newest first, each with its latest version. */
  of(incident: IncidentId): Promise<readonly StandingNote[]>;
  byId(incident: IncidentId, id: string): Promise<KnownNote | null>;
  add(
    change: Change,
    draft: Omit<Handover, "number">,
    entries: (note: Handover) => readonly NewEntry[],
  ): Promise<Handover>;
  step<P extends Problem>(
    change: Change,
    of: { readonly incident: IncidentId; readonly id: string },
    decide: (current: StandingNote) => Outcome<NoteStep, P>,
  ): Promise<Outcome<null, P | { readonly kind: "not-there" }>>;
};
