/** The part of the desk by which a controller lets another see people of its own. */
import type { IncidentId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Share, ShareForm, ShareProblem } from "../../../domain/staff/share.ts";
import type { Staff } from "../../../domain/staff/staff.ts";

export type SharingDesk = {
  /** What the reader's authority shares and what is shared with it, newest first. */
  shares(reader: Staff, incident: IncidentId): Promise<readonly ShareLine[]>;
  sharePeople(
    by: Staff,
    incident: IncidentId,
    form: ShareForm,
  ): Promise<Outcome<Share, ShareProblem | { readonly kind: "no-such-person" | "no-such-incident" }>>;
  withdrawShare(
    by: Staff,
    incident: IncidentId,
    id: string,
  ): Promise<Outcome<null, { readonly kind: "no-such-share" }>>;
};

export type ShareLine = Share & {
  /** "P-000123"; null where everybody is shared. */
  readonly reference: string | null;
  /** How many people it shows as things are. */
  readonly people: number;
};
