/**
 * Takes what was proposed for the public page of a service, or sets it aside. The service is changed first: a stop between
 * the two leaves the proposal waiting, and taking it once more changes nothing.
 */
import type { IncidentId, MeasureId } from "../../domain/ids.ts";
import { measureReference } from "../../domain/measures/measure.ts";
import type { ProposalOutcome } from "../../domain/measures/proposal.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { setServiceStatus } from "../bodies/set-service-status.ts";
import { changeBy } from "../change-by.ts";
import type { MeasuresDesk, ProposalForm, ProposalProblem } from "../desk/incident/measures-desk.ts";
import { note } from "../note.ts";
import type { BodyStore } from "../ports.ts";
import type { MeasureStore } from "./measure-store.ts";
import { clean } from "./order-measures.ts";

type Ports = { readonly measures: MeasureStore; readonly bodies: BodyStore; now(): Date };

export async function takeProposal(
  ports: Ports,
  by: Staff,
  incident: IncidentId,
  id: MeasureId,
  { proposal, note: words, expected, version }: ProposalForm,
): ReturnType<MeasuresDesk["takeProposal"]> {
  const found = await waiting(ports, by, incident, id, proposal);
  if (!found.ok) return found;
  const { service, proposes } = found.value;
  const change = { status: proposes, note: clean(words), expected: clean(expected), version };
  const outcome = await setServiceStatus(ports, by, service, change);
  if (!outcome.ok) return failed(outcome.problem as ProposalProblem);
  return await decide(ports, by, incident, id, proposal, "taken");
}

export async function setProposalAside(
  ports: Ports,
  by: Staff,
  incident: IncidentId,
  id: MeasureId,
  proposal: string,
): ReturnType<MeasuresDesk["setProposalAside"]> {
  const found = await waiting(ports, by, incident, id, proposal);
  return found.ok ? await decide(ports, by, incident, id, proposal, "set-aside") : found;
}

async function waiting(
  { measures, bodies }: Ports,
  by: Staff,
  incident: IncidentId,
  id: MeasureId,
  wanted: string,
) {
  const measure = (await measures.of(incident)).find((one) => one.id === id);
  const proposal = measure?.proposals.find((one) => one.id === wanted);
  if (proposal === undefined) return failed({ kind: "no-such-proposal" as const });
  const service = (await bodies.services()).find((one) => one.id === proposal.service);
  if (service?.authority !== by.authority) return failed({ kind: "not-yours" as const });
  const { outcome, decidedByName, decidedAt } = proposal;
  if (outcome !== null && decidedAt !== null)
    return failed({ kind: "proposal-decided" as const, by: decidedByName, at: decidedAt });
  return done(proposal);
}

async function decide(
  { measures, now }: Ports,
  by: Staff,
  incident: IncidentId,
  id: MeasureId,
  proposal: string,
  outcome: Exclude<ProposalOutcome, "overtaken">,
): Promise<Outcome<null, ProposalProblem>> {
  const change = changeBy(by, now());
  const measure = (await measures.of(incident)).find((one) => one.id === id);
  const decided = await measures.decideProposal(change, { incident, id, proposal }, (current) => {
    if (current.outcome !== null && current.decidedAt !== null)
      return failed({ kind: "proposal-decided" as const, by: current.decidedByName, at: current.decidedAt });
    const next = { ...current, outcome, decidedBy: by.id, decidedByName: by.name, decidedAt: change.at };
    const reference = measure === undefined ? "" : measureReference(measure);
    const about = { subject: `service:${current.service}`, incident };
    const detail = { authority: by.authority, measure: reference, proposes: current.proposes };
    const verb = outcome === "taken" ? "service.proposal-taken" : "service.proposal-set-aside";
    return done({ next, entries: [note(change, verb, about, detail)] });
  });
  if (decided.ok) return done(null);
  return failed(
    decided.problem.kind === "not-there"
      ? { kind: "no-such-proposal" }
      : (decided.problem as ProposalProblem),
  );
}
