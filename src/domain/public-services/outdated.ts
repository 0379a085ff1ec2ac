/** Whether what was published has become old by the clock alone: a day has ended, maintenance has begun or is over. */
import { ukDay } from "../uk-time/uk-time.ts";
import type { Maintenance } from "./maintenance.ts";

export function isOutdated(publishedAt: Date, now: Date, maintenances: readonly Maintenance[]): boolean {
  if (now <= publishedAt) return false;
  // The bar of 90 days and the coming days of places are told by days.
  if (ukDay(publishedAt) !== ukDay(now)) return true;
  return maintenances
    .filter(({ cancelledAt }) => cancelledAt === null)
    .flatMap(({ from, until }) => [from, until])
    .some((moment) => moment > publishedAt && moment <= now);
}
