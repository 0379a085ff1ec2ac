/** Binds the use cases of trust between partners to their ports. */
import type { IncidentId } from "../../domain/ids.ts";
import { trustMatrix } from "../../domain/trust/trust.ts";
import type { By } from "../change-by.ts";
import type { TrustDesk, TrustReading } from "../desk/incident/trust-desk.ts";
import { answerAttestation } from "./answer-attestation.ts";
import { setTrust, type TrustPorts } from "./set-trust.ts";
import { type SignPorts, signAttestation, withdrawAttestation } from "./sign-attestation.ts";

export function openTrustDesk(portsOf: (by: By) => SignPorts): TrustDesk {
  return {
    trust: (reader, id) => readTrust(portsOf(reader), id),
    setTrust: (by, id, form) => setTrust(portsOf(by), by, id, form),
    signAttestation: (by, id, form) => signAttestation(portsOf(by), by, id, form),
    withdrawAttestation: (by, id, attestation, reasons) =>
      withdrawAttestation(portsOf(by), by, id, attestation, reasons),
    answerAttestation: (by, id, attestation, form) =>
      answerAttestation(portsOf(by), by, id, attestation, form),
  };
}

async function readTrust(
  { trust, incidents, now }: Pick<TrustPorts, "trust" | "incidents" | "now">,
  id: IncidentId,
): Promise<TrustReading> {
  const [incident, kept] = await Promise.all([incidents.byId(id), trust.read(id)]);
  const involved = (incident?.involved ?? []).map(({ authority }) => authority);
  const newest = (a: Date, b: Date): number => b.getTime() - a.getTime();
  return {
    now: trustMatrix(involved, { ...kept, now: now() }),
    lines: kept.lines.toSorted((a, b) => newest(a.enteredAt, b.enteredAt)),
    attestations: kept.attestations.toSorted((a, b) => b.number - a.number),
  };
}
