/** Some of the notices to be approved with where each would go, letters before the rest: a wrong house shows here first. */
import type { SeverityBand } from "../../../domain/people/person.ts";
import type { IncidentVisit } from "../../frame/visit.ts";
import { channelWords } from "../../words/states.ts";

const shown = 10;

export async function readSamples(
  visit: Pick<IncidentVisit, "desk" | "staff" | "incident">,
  bands: readonly SeverityBand[],
) {
  const { desk, staff, incident } = visit;
  const details = await desk.noticeSamples(staff, incident.id, { bands, most: shown });
  return details.map(({ id, personReference, personName, channel, destination }) => ({
    href: `/incidents/${incident.reference}/notices/${id}`,
    reference: personReference,
    name: personName === "" ? "No name found" : personName,
    channel: channel === null ? "Not chosen" : channelWords[channel],
    destination: destination ?? "Nowhere yet",
  }));
}
