/** What the measure proposes for the public page: a click for whoever may change the service, who that is for others. */
import type { Measure } from "../../../domain/measures/measure.ts";
import { type StatusProposal, waits } from "../../../domain/measures/proposal.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import type { IncidentVisit } from "../../frame/visit.ts";
import { serviceTags } from "../../words/states.ts";
import { namesOf } from "../words.ts";

export async function proposalsOf(measure: Measure, visit: IncidentVisit) {
  if (measure.proposals.length === 0) return [];
  const { desk, staff, authorities } = visit;
  const services = await desk.services(staff);
  const nameOf = namesOf(authorities);
  const mayTake = mayEver(staff.role, "service.change") && staff.authority === measure.authority;
  return await Promise.all(
    measure.proposals.toReversed().map(async (proposal) => {
      const service = services.find(({ id }) => id === proposal.service);
      const isWaiting = waits(proposal);
      return {
        id: proposal.id,
        service: service?.name ?? "",
        now: service === undefined ? null : serviceTags[service.status],
        proposes: serviceTags[proposal.proposes],
        waits: isWaiting,
        mayTake: isWaiting && mayTake,
        saidAlready: service?.status === proposal.proposes,
        owner: nameOf(measure.authority),
        outcome: outcomeWords(proposal),
        decidedAt: proposal.decidedAt,
        note: service === undefined ? "" : noteFor(proposal, service.note),
        expected: proposal.proposes === "running" ? "" : (service?.expected ?? ""),
        version:
          isWaiting && mayTake
            ? await desk.version(staff, {
                ...{ kind: "service", service: proposal.service, authority: measure.authority },
              })
            : 0,
      };
    }),
  );
}

/** What stands there is kept; a service that runs again needs no advice. */
export function noteFor({ proposes }: StatusProposal, note: string): string {
  return proposes === "running" ? "" : note;
}

function outcomeWords({ outcome, decidedByName }: StatusProposal): string {
  switch (outcome) {
    case "taken":
      return `Said on the public page by ${decidedByName}`;
    case "set-aside":
      return `Set aside by ${decidedByName}`;
    case "overtaken":
      return "Overtaken by what was done next";
    case null:
      return "";
  }
}
