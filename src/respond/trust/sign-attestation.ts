/** Signs an all-clear for the partners about one's own systems, and withdraws it. */

import { randomUUID } from "node:crypto";
import type { IncidentId } from "../../domain/ids.ts";
import { measureReference } from "../../domain/measures/measure.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { problemOfReasons } from "../../domain/reasons.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { type Attestation, problemOfAttestation } from "../../domain/trust/attestation.ts";
import { signAttestation as signText } from "../../domain/trust/attestation-text.ts";
import { changeBy } from "../change-by.ts";
import type { TrustDesk, WithdrawProblem } from "../desk/incident/trust-desk.ts";
import type { MeasureStore } from "../measures/measure-store.ts";
import { clean } from "../measures/order-measures.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import type { TrustPorts } from "./set-trust.ts";

export type SignPorts = TrustPorts & { readonly measures: Pick<MeasureStore, "of"> };

const day = 86_400_000;

export async function signAttestation(
  ports: SignPorts,
  by: Staff,
  id: IncidentId,
  typed: Parameters<TrustDesk["signAttestation"]>[2],
): ReturnType<TrustDesk["signAttestation"]> {
  const [incident, measures, authorities] = await Promise.all([
    ports.incidents.byId(id),
    ports.measures.of(id),
    ports.bodies.authorities(),
  ]);
  const authority = authorities.find((one) => one.id === by.authority);
  if (incident === null || authority === undefined) return failed({ kind: "no-such-incident" });
  const form = { ...typed, covers: clean(typed.covers), evidence: clean(typed.evidence) };
  const verified = measures.filter((one) => one.authority === by.authority && one.state === "verified");
  const problem = problemOfAttestation(form, verified.map(measureReference));
  if (problem !== null) return failed(problem);
  const signer = await ports.trust.signerOf(authority);
  const change = changeBy(by, ports.now());
  const { scope, covers, evidence, days } = form;
  const facts = {
    ...{ scope, covers, evidence, measures: [...form.measures].sort(), signedBy: by.id },
    ...{ signedAt: change.at, expiresAt: new Date(change.at.getTime() + days * day) },
  };
  const make = (number: number): Attestation => ({
    ...{ id: randomUUID(), incident: id, number, authority: by.authority, ...facts, signedByName: by.name },
    ...{ withdrawnAt: null, withdrawnByName: "", withdrawnWords: "", sound: true, answers: [] },
    ...signText({ number, ...facts, incident: incident.reference, authority }, signer),
  });
  const signed = await ports.trust.sign(change, id, make, (attestation) => [
    entryOf(change, "attestation.signed", attestation, {
      scope: [...scope],
      measures: facts.measures,
      until: facts.expiresAt.toISOString(),
      evidence,
    }),
  ]);
  return done(signed);
}

export async function withdrawAttestation(
  ports: TrustPorts,
  by: Staff,
  incident: IncidentId,
  id: string,
  typed: string,
): ReturnType<TrustDesk["withdrawAttestation"]> {
  const reasons = clean(typed);
  const unfit = problemOfReasons(reasons);
  if (unfit !== null) return failed(unfit);
  const change = changeBy(by, ports.now());
  const place = { incident, id, authority: by.authority };
  const outcome: Outcome<Attestation, WithdrawProblem | { readonly kind: "not-there" }> =
    await ports.trust.withdraw(change, place, (current) => {
      if (current.withdrawnAt !== null) {
        const { withdrawnByName, withdrawnAt } = current;
        return failed({ kind: "withdrawn-already" as const, by: withdrawnByName, at: withdrawnAt });
      }
      const next = {
        ...current,
        withdrawnAt: change.at,
        withdrawnByName: by.name,
        withdrawnWords: reasons,
      };
      return done({ next, entries: [entryOf(change, "attestation.withdrawn", next, { reasons })] });
    });
  if (outcome.ok) return outcome;
  if (outcome.problem.kind !== "not-there") return failed(outcome.problem);
  const known = (await ports.trust.read(incident)).attestations.some((one) => one.id === id);
  return failed({ kind: known ? "not-yours" : "no-such-attestation" });
}

function entryOf(
  change: Change,
  verb: string,
  { id, incident, authority, number }: Attestation,
  detail: Parameters<typeof note>[3],
) {
  const about = { subject: `attestation:${id}`, incident };
  return note(change, verb, about, { authority, attestation: `A-${number}`, ...detail });
}
