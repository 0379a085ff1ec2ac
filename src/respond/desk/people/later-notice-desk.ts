/** The part of the desk about notices after the first: what was found since, and what was said wrongly. */
import type { IncidentId } from "../../../domain/ids.ts";
import type {
  Corrected,
  Correction,
  CorrectionForm,
  CorrectionGrounds,
  CorrectionProblem,
} from "../../../domain/notices/later/correction.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { SeverityBand } from "../../../domain/people/person.ts";
import type { Staff } from "../../../domain/staff/staff.ts";

export type LaterNoticeDesk = {
  /** People who were told and of whom more was found since: how many, by severity. */
  countSeconds(reader: Staff, incident: IncidentId): Promise<Readonly<Record<SeverityBand, number>>>;
  draftSeconds(
    by: Staff,
    incident: IncidentId,
    bands: readonly SeverityBand[],
  ): Promise<Outcome<LaterDrafts, LaterProblem>>;
  corrections(reader: Staff, incident: IncidentId): Promise<readonly CorrectionLine[]>;
  /** Waves and versions of the words that people were told by. */
  correctionGrounds(reader: Staff, incident: IncidentId): Promise<CorrectionGrounds>;
  /** How many people a correction would go to. */
  countCorrected(reader: Staff, incident: IncidentId, whom: Corrected): Promise<number>;
  draftCorrection(
    by: Staff,
    incident: IncidentId,
    form: CorrectionForm,
  ): Promise<Outcome<LaterDrafts, LaterProblem | CorrectionProblem>>;
};

export type CorrectionLine = Correction & {
  readonly madeByName: string;
  readonly waveNumber: number | null;
  readonly notices: number;
  readonly sent: number;
};

export type LaterDrafts = { readonly drafted: number; readonly held: number };
export type LaterProblem = {
  readonly kind: "no-such-incident" | "contact-missing" | "nobody-to-tell-again" | "correction-under-way";
};
