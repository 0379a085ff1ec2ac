/** What the use cases about notices after the first need of the record. */
import type { AuthorityId, IncidentId, PersonId } from "../../../domain/ids.ts";
import type { NewEntry } from "../../../domain/ledger/entry.ts";
import type { Corrected, Correction, CorrectionGrounds } from "../../../domain/notices/later/correction.ts";
import type { MentionType } from "../../../domain/people/mention.ts";
import type { SeverityBand } from "../../../domain/people/person.ts";
import type { CorrectionLine } from "../../desk/people/later-notice-desk.ts";
import type { Change } from "../../ports.ts";
import type { Untold } from "../notice-store.ts";

/** Who was told, and may have to be told again. */
export type Told = {
  readonly id: PersonId;
  readonly band: SeverityBand;
  /** All that the register says of them now. */
  readonly found: readonly MentionType[];
  /** What notices have said; null where nobody wrote it down. */
  readonly told: readonly MentionType[] | null;
  /** When they were told first; of a correction, when they were told what it corrects. */
  readonly first: Date;
  /** The number of their next notice. */
  readonly next: number;
  /** One of the same kind is on its way to them. */
  readonly underWay: boolean;
};

export type LaterStore = {
  /** Told, a later review found more, and no second notice about it is under way or was withdrawn. */
  ofSeconds(incident: IncidentId, authority: AuthorityId): Promise<readonly Told[]>;
  ofCorrection(incident: IncidentId, authority: AuthorityId, whom: Corrected): Promise<readonly Told[]>;
  grounds(incident: IncidentId, authority: AuthorityId): Promise<CorrectionGrounds>;
  /** The same people with what the gate and the words need. */
  reachable(
    incident: IncidentId,
    authority: AuthorityId,
    ids: readonly PersonId[],
  ): Promise<readonly Untold[]>;
  addCorrection(change: Change, correction: Correction, entries: readonly NewEntry[]): Promise<void>;
  /** The latest first. */
  corrections(incident: IncidentId, authority: AuthorityId): Promise<readonly CorrectionLine[]>;
};
