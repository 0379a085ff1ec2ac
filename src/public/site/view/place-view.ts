/** A place: its week, the coming days with their dates, and days that are otherwise after those. */

import { comingDays, type Place, weekInRuns } from "../../../domain/places/place.ts";
import type { PublishedPlace } from "../../../domain/publication/published-authority.ts";

const shownDays = 7;

/** `today`: the day of the publication. Days are called by their dates and never "today", which a copy would keep for good. */
export function placeView(place: PublishedPlace, today: string) {
  const days = comingDays(place as unknown as Place, today, shownDays);
  const last = days.at(-1)!.day;
  const later = place.special.filter(({ day }) => day > last);
  return {
    ...{ key: place.key, name: place.name, address: place.address, access: place.access, phone: place.phone },
    phoneHref: `tel:${place.phone.replace(/[^\d+]/g, "")}`,
    week: weekInRuns(place.weekly),
    from: place.from === null || place.from <= today ? null : place.from,
    until: place.until,
    days: days.map((one) => ({ ...one, special: place.special.some(({ day }) => day === one.day) })),
    later: later.map(({ day, hours, words }) => ({ day, hours: hours === null ? [] : [hours], words })),
  };
}
