/** Proposes an agreement between two authorities, and takes its steps: two people on each side. */
import { randomUUID } from "node:crypto";
import {
  type Agreement,
  type AgreementStep,
  afterStep,
  agreementRules,
  proposalEntry,
  type StepProblem,
} from "../../domain/agreements/agreement.ts";
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { problemOfReasons } from "../../domain/reasons.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { ProposeProblem } from "../desk/people/agreement-desk.ts";
import { note } from "../note.ts";
import type { Change, IncidentStore } from "../ports.ts";
import type { AgreementStore } from "./agreement-store.ts";

export type AgreePorts = {
  readonly agreements: AgreementStore;
  readonly incidents: Pick<IncidentStore, "byId">;
  now(): Date;
};

export async function proposeAgreement(
  ports: AgreePorts,
  by: Staff,
  id: IncidentId,
  { other, reasons }: { readonly other: AuthorityId; readonly reasons: string },
): Promise<Outcome<Agreement, ProposeProblem>> {
  const incident = await ports.incidents.byId(id);
  if (incident === null) return failed({ kind: "no-such-incident" });
  if (other === by.authority) return failed({ kind: "agreement-with-oneself" });
  if (!incident.involved.some(({ authority }) => authority === other))
    return failed({ kind: "not-involved" });
  const unfit = problemOfReasons(reasons);
  if (unfit !== null) return failed(unfit);
  const change = changeBy(by, ports.now());
  const agreement: Agreement = {
    ...{ id: randomUUID(), incident: id, teller: by.authority, other, state: "proposed" },
    ...{ reasons: reasons.trim(), proposedBy: by.id, proposedAt: change.at },
    ...{ offeredBy: null, offeredAt: null, acceptedBy: null, acceptedAt: null },
    ...{ agreedBy: null, agreedAt: null, endedBy: null, endedAt: null, endReasons: "" },
  };
  const entries = entriesOf(change, proposalEntry, agreement, agreement.reasons);
  const added = await ports.agreements.add(change, agreement, entries);
  return added ? done(agreement) : failed({ kind: "agreement-open-already" });
}

export async function stepAgreement(
  ports: AgreePorts,
  by: Staff,
  incident: IncidentId,
  id: string,
  { step, reasons }: { readonly step: AgreementStep; readonly reasons: string },
): Promise<Outcome<Agreement, StepProblem | { readonly kind: "no-such-agreement" }>> {
  const found = await ports.agreements.byId(id);
  if (found === null || found.incident !== incident || ![found.teller, found.other].includes(by.authority))
    return failed({ kind: "no-such-agreement" });
  const change = changeBy(by, ports.now());
  const altered = await ports.agreements.alter(change, id, (current) => {
    const next = afterStep(current, step, { by: by.id, authority: by.authority, at: change.at, reasons });
    if (!next.ok) return next;
    return done({
      next: next.value,
      entries: entriesOf(change, agreementRules[step].entry, next.value, next.value.endReasons),
    });
  });
  if (altered.ok) return altered;
  const { problem } = altered;
  return failed(problem.kind === "not-there" ? { kind: "no-such-agreement" } : problem);
}

/** One for each of the two: each keeps a register of its own. */
function entriesOf(change: Change, verb: string, agreement: Agreement, reasons: string) {
  const { id, incident, teller, other } = agreement;
  return [teller, other].map((authority) =>
    note(change, verb, { subject: `agreement:${id}`, incident }, { authority, teller, other, reasons }),
  );
}
