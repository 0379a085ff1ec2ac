/** A place in words: its week, the coming days with their dates, and days that are otherwise after those. */

import { comingDays, type Hours, type Place, weekInRuns } from "../../../domain/places/place.ts";
import type { PublishedPlace } from "../../../domain/publication/published-authority.ts";
import { openingDay, timeInWords } from "../words.ts";

const shownDays = 7;

/** `today`: the day of the publication. Days are called by their dates and never "today", which a copy would keep for good. */
export function placeView(place: PublishedPlace, today: string) {
  const days = comingDays(place as unknown as Place, today, shownDays);
  const last = days.at(-1)!.day;
  const later = place.special.filter(({ day }) => day > last);
  return {
    ...{ key: place.key, name: place.name, address: place.address, access: place.access, phone: place.phone },
    phoneHref: `tel:${place.phone.replace(/[^\d+]/g, "")}`,
    week: weekInRuns(place.weekly).map(({ first, last: end, hours }) => ({
      days: first === end ? named(first) : `${named(first)} to ${named(end)}`,
      hours: hoursInWords(hours),
    })),
    from: place.from === null || place.from <= today ? "" : openingDay(place.from),
    until: place.until === null ? "" : openingDay(place.until),
    days: days.map(({ day, hours, words }) => ({
      ...{ day, name: openingDay(day), hours: hoursInWords(hours), words, open: hours.length > 0 },
      special: place.special.some((one) => one.day === day),
    })),
    later: later.map(({ day, hours, words }) => ({
      ...{ day, name: openingDay(day), hours: hoursInWords(hours === null ? [] : [hours]), words },
    })),
  };
}

export function hoursInWords(hours: readonly Hours[]): string {
  const spans = hours.map(({ opens, closes }) => `${timeInWords(opens)} to ${timeInWords(closes)}`);
  return spans.length === 0 ? "Closed" : spans.join(" and ");
}

function named(weekday: string): string {
  return weekday.charAt(0).toUpperCase() + weekday.slice(1);
}
