/** What the public is told of services: how each stands, the outages and the maintenance that are worth showing. */
import { historyDays } from "../../../domain/public-services/history.ts";
import { maintenanceShown } from "../../../domain/public-services/maintenance.ts";
import { readStandings } from "../../public-services/open-public-service-desk.ts";
import type { PublicServicePorts } from "../../public-services/ports.ts";

export async function readPublicServices(ports: PublicServicePorts, now: Date) {
  const [services, outages, maintenances] = await Promise.all([
    readStandings(ports, now),
    ports.outages.all(),
    ports.maintenances.all(),
  ]);
  const first = now.getTime() - historyDays * 24 * 60 * 60_000;
  return {
    services,
    // One that nobody has joined is no matter of the public yet.
    outages: outages.filter(
      ({ endedAt, parts }) =>
        (endedAt === null || endedAt.getTime() > first) && parts.some(({ state }) => state === "joined"),
    ),
    maintenances: maintenances.filter((one) => maintenanceShown(one, now)),
  };
}
