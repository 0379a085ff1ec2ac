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
  const { key, title, origin, status, startedAt, updatedAt, endedAt } = outage;
  const id = idOf(`outage/${key}`);
  const state = endedAt === null ? "identified" : "resolved";
  return {
    ...{ id, name: title, status: state, created_at: startedAt, started_at: startedAt },
    ...{ updated_at: updatedAt, monitoring_at: null, resolved_at: endedAt, impact: impacts[status] },
    ...{ page_id: idOf(publication.siteName), shortlink: `${publication.address}/authorities/${origin}` },
    incident_updates: updatesOf(outage, id),
    components: outage.parts.flatMap((part) => componentsByKey(publication, part.authority, part.services)),
  };
}

/** Newest first: everything that was said, and at last that it is over. */
function updatesOf({ key, title, sayings, revisions, endedAt }: PublishedOutage, incident: string) {
  const said = sayings.map(({ at, words }) => {
    const expected = revisions.findLast((one) => one.at <= at);
    const back = expected?.expectedDay ?? expected?.expected ?? "";
    const parts = [title, words, back === "" ? "" : `Expected back: ${back}`];
    return { at, status: "identified", body: parts.filter((part) => part !== "").join("\n\n") };
  });
  const over = endedAt === null ? [] : [{ at: endedAt, status: "resolved", body: title }];
  return [...said, ...over].toReversed().map(({ at, status, body }) => ({
    ...{ id: idOf(`outage/${key}/${at}/${status}`), status, body, incident_id: incident },
    ...{ created_at: at, updated_at: at, display_at: at },
    ...{ affected_components: null, deliver_notifications: false, custom_tweet: null, tweet_id: null },
  }));
}
