/** Binds what is done with evidence to its ports. */
import type { By } from "../change-by.ts";
import type { EvidenceDesk } from "../desk/incident/evidence-desk.ts";
import { handEvidence, takeEvidence } from "./custody.ts";
import { decideEvidence, type EvidencePorts, makeEvidence } from "./make-evidence.ts";

export function openEvidenceDesk(portsOf: (by: By) => EvidencePorts): EvidenceDesk {
  return {
    evidence: (reader, incident) => portsOf(reader).bundles.of(incident),
    makeEvidence: (by, incident, form) => makeEvidence(portsOf(by), by, incident, form),
    decideEvidence: (by, incident, id, decision) => decideEvidence(portsOf(by), by, incident, id, decision),
    takeEvidence: (by, incident, id) => takeEvidence(portsOf(by), by, incident, id),
    handEvidence: (by, incident, id, form) => handEvidence(portsOf(by), by, incident, id, form),
  };
}
