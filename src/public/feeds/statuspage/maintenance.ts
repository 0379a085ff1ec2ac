/** Planned maintenance in the shape of Statuspage's scheduled maintenances. What was called off is not in it. */
import type { Publication } from "../../../domain/publication/publication.ts";
import type { PublishedMaintenance } from "../../../domain/publication/published-outage.ts";
import { componentsByKey, idOf } from "./ids.ts";

const statuses = { upcoming: "scheduled", "in-progress": "in_progress", done: "completed" } as const;

/** The newest first. */
export function maintenances(publication: Publication, wanted?: "upcoming" | "in-progress") {
  return publication.maintenance
    .filter(({ state }) => state !== "cancelled" && (wanted === undefined || state === wanted))
    .toReversed()
    .map((one) => maintenanceOf(publication, one));
}

/** Those that are not over. */
export function openMaintenances(publication: Publication) {
  return [...maintenances(publication, "in-progress"), ...maintenances(publication, "upcoming")];
}

function maintenanceOf(publication: Publication, one: PublishedMaintenance) {
  const { key, authority, title, words, from, until, state } = one;
  const id = idOf(`maintenance/${key}`);
  const status = statuses[state as keyof typeof statuses];
  const { updatedAt } = publication;
  const components = componentsByKey(publication, authority, one.services);
  return {
    ...{ id, name: title, status, created_at: updatedAt, updated_at: updatedAt, monitoring_at: null },
    ...{ resolved_at: state === "done" ? until : null, started_at: from, impact: "maintenance" },
    ...{ scheduled_for: from, scheduled_until: until, page_id: idOf(publication.siteName) },
    shortlink: `${publication.address}/authorities/${authority}`,
    incident_updates: [
      {
        ...{ id: idOf(`maintenance/${key}/1`), status, body: words === "" ? title : words, incident_id: id },
        ...{ created_at: updatedAt, updated_at: updatedAt, display_at: updatedAt },
        ...{ affected_components: null, deliver_notifications: false, custom_tweet: null, tweet_id: null },
      },
    ],
    components,
  };
}
