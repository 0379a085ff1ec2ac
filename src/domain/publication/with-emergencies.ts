/** Emergency messages lie over what was published: no publication waits for them, and they wait for none. */
import type { EmergencyBoard } from "../emergency/board.ts";
import type { Publication } from "./publication.ts";
import type { PublishedEmergency } from "./published-emergency.ts";

const dayMs = 86_400_000;
const mostRenewals = 60;

/** Days on which the one that stands was said anew. Banners and alerts of before have run out when another comes. */
export function renewalsOf({ standing }: EmergencyBoard, now: Date): readonly string[] {
  if (standing === null) return [];
  return renewals(standing.startedAt, now.toISOString());
}

/** The publication as it is told while the board says this. Newest first. */
export function withEmergencies(publication: Publication, board: EmergencyBoard, now: Date): Publication {
  const { standing, earlier } = board;
  const ended = earlier.map(
    (one): PublishedEmergency => ({ ...one, renewedAt: renewals(one.startedAt, one.endedAt) }),
  );
  const stands: readonly PublishedEmergency[] =
    standing === null
      ? []
      : [{ ...standing, renewedAt: renewalsOf(board, now), endedAt: null, replaced: false }];
  const emergencies = [...ended, ...stands].toReversed();
  const moments = emergencies.map(
    ({ startedAt, renewedAt, endedAt }) => endedAt ?? renewedAt.at(-1) ?? startedAt,
  );
  const updatedAt = [publication.updatedAt, ...moments].toSorted().at(-1)!;
  return { ...publication, updatedAt, emergencies };
}

function renewals(from: string, until: string): readonly string[] {
  const start = Date.parse(from);
  const days = Math.min(mostRenewals, Math.floor((Date.parse(until) - start) / dayMs));
  return Array.from({ length: Math.max(0, days) }, (_, day) =>
    new Date(start + (day + 1) * dayMs).toISOString(),
  );
}
