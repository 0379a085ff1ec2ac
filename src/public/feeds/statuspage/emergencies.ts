/** Emergency messages in the shape of Statuspage's incidents: what programs that watch the site show first. */
import type { Publication } from "../../../domain/publication/publication.ts";
import type { PublishedEmergency } from "../../../domain/publication/published-emergency.ts";
import { firstWords } from "../first-words.ts";
import { idOf } from "./ids.ts";

export function emergencyIncidents(publication: Publication, only: "open" | "all") {
  return (publication.emergencies ?? [])
    .filter(({ endedAt }) => only === "all" || endedAt === null)
    .map((one) => emergencyIncident(publication, one));
}

function emergencyIncident({ siteName, address }: Publication, one: PublishedEmergency) {
  const incident = idOf(`emergency/${one.id}`);
  const state = one.endedAt === null ? "identified" : "resolved";
  const said = [{ at: one.startedAt, status: "identified", body: one.text }];
  const over =
    one.endedAt === null
      ? []
      : [
          {
            at: one.endedAt,
            status: "resolved",
            body: one.replaced ? "Other words took its place." : "Taken down.",
          },
        ];
  return {
    ...{ id: incident, name: `Emergency message: ${firstWords(one.text, 100)}`, status: state },
    ...{ created_at: one.startedAt, started_at: one.startedAt, updated_at: one.endedAt ?? one.startedAt },
    ...{ monitoring_at: null, resolved_at: one.endedAt, impact: "critical" },
    ...{ page_id: idOf(siteName), shortlink: `${address}/` },
    incident_updates: [...over, ...said].map(({ at, status, body }) => ({
      ...{ id: idOf(`emergency/${one.id}/${status}`), status, body, incident_id: incident },
      ...{ created_at: at, updated_at: at, display_at: at },
      ...{ affected_components: null, deliver_notifications: false, custom_tweet: null, tweet_id: null },
    })),
    components: [],
  };
}
