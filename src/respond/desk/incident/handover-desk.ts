/** The part of the desk by which one shift hands over to the next. Each authority's own. */
import type {
  AlreadyTaken,
  Handover,
  HandoverContent,
  HandoverProblem,
  StandingNote,
} from "../../../domain/handover/handover.ts";
import type { IncidentId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ChangedMeanwhile } from "../../../domain/version.ts";
import type { KnownNote } from "../../handover/known-note.ts";

export type HandoverDesk = {
  /** Newest first. */
  handovers(reader: Staff, incident: IncidentId): Promise<readonly StandingNote[]>;
  handover(reader: Staff, incident: IncidentId, id: string): Promise<KnownNote | null>;
  /** What a note would say if it were written now. */
  gatherHandover(reader: Staff, incident: IncidentId, since: Date): Promise<HandoverContent>;
  writeHandover(
    by: Staff,
    incident: IncidentId,
    form: { readonly since: Date; readonly words: string },
  ): Promise<Outcome<Handover, HandoverProblem | { readonly kind: "no-such-incident" }>>;
  /** Gathers anew, and keeps what stood there. */
  changeHandover(
    by: Staff,
    incident: IncidentId,
    id: string,
    form: { readonly words: string; readonly version: number },
  ): Promise<Outcome<null, HandoverProblem | ChangedMeanwhile | AlreadyTaken | NoNote>>;
  acknowledgeHandover(
    by: Staff,
    incident: IncidentId,
    id: string,
    version: number,
  ): Promise<Outcome<null, ChangedMeanwhile | AlreadyTaken | NoNote | { readonly kind: "own-handover" }>>;
  handoverPaper(reader: Staff, incident: IncidentId, id: string): Promise<NotePaper | null>;
};

export type NoNote = { readonly kind: "no-such-handover" };
export type NotePaper = { readonly name: string; readonly bytes: Uint8Array };
