/** Words of evidence bundles. */
import type { EvidenceState } from "../../domain/evidence/evidence.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import type { Staff } from "../../domain/staff/staff.ts";

export const stateTags: Readonly<Record<EvidenceState, { readonly text: string; readonly colour: string }>> =
  {
    asked: { text: "Waiting", colour: "yellow" },
    made: { text: "Made", colour: "green" },
    refused: { text: "Refused", colour: "grey" },
  };

/** Making a large one takes minutes; only one at a time for each who asks. */
export function makingErrand({ id }: Incident, staff: Staff): string {
  return `evidence ${id} ${staff.id}`;
}
