/** Outages in the shape of Statuspage's incidents: that is what programs take for one. */
import type { Publication } from "../../../domain/publication/publication.ts";
import type { PublishedOutage } from "../../../domain/publication/published-outage.ts";
import { componentsByKey, idOf } from "./ids.ts";

const impacts = { disrupted: "minor", essential: "major", suspended: "major" } as const;

export function outageIncidents(publication: Publication, only: "open" | "all") {
  return publication.outages
    .filter(({ endedAt }) => only === "all" || endedAt === null)
    .map((outage) => outageIncident(publication, outage));
}

function outageIncident(publication: Publication, outage: PublishedOutage) {
  const { key, title, origin, status, words, startedAt, updatedAt, endedAt, expectedReturn, expectedDay } =
    outage;
  const id = idOf(`outage/${key}`);
  const state = endedAt === null ? "identified" : "resolved";
  const back = expectedDay ?? expectedReturn;
  const body = [title, words, back === "" ? "" : `Expected back: ${back}`].filter((part) => part !== "");
  return {
    ...{
      id,
      name: title,
      status: state,
      created_at: startedAt,
      started_at: startedAt,
      updated_at: updatedAt,
    },
    ...{
      monitoring_at: null,
      resolved_at: endedAt,
      impact: impacts[status],
      page_id: idOf(publication.siteName),
    },
    shortlink: `${publication.address}/authorities/${origin}`,
    incident_updates: [
      {
        ...{
          id: idOf(`outage/${key}/${updatedAt}`),
          status: state,
          body: body.join("\n\n"),
          incident_id: id,
        },
        ...{ created_at: updatedAt, updated_at: updatedAt, display_at: updatedAt },
        ...{ affected_components: null, deliver_notifications: false, custom_tweet: null, tweet_id: null },
      },
    ],
    components: outage.parts.flatMap((part) => componentsByKey(publication, part.authority, part.services)),
  };
}
