/** The all-clear that an address names. */
import type { Attestation } from "../../domain/trust/attestation.ts";
import type { IncidentVisit } from "../frame/visit.ts";

export async function attestationOf({
  desk,
  staff,
  incident,
  params,
}: IncidentVisit): Promise<Attestation | undefined> {
  const { attestations } = await desk.trust(staff, incident.id);
  return attestations.find(({ id }) => id === params["attestation"]);
}

export function allClearHref({ incident, params }: IncidentVisit): string {
  return `/incidents/${incident.reference}/trust/all-clears/${params["attestation"]}`;
}
