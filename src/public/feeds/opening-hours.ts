/** When people get help in person, as a calendar file (RFC 5545): weekly series and days that are otherwise. */
import { createHash } from "node:crypto";
import { dayLater, type Hours, type Weekday, weekdayOf } from "../../domain/places/place.ts";
import type { Publication } from "../../domain/publication/publication.ts";
import type { PublishedPlace } from "../../domain/publication/published-authority.ts";
import { ukZone } from "../../domain/uk-time/uk-time.ts";

/** The rule for London since 1996: clocks change at 01:00 UTC on the last Sundays of March and October. */
const london = `BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE`;

/** Of all authorities, or of one. */
export function openingHoursCalendar(publication: Publication, only: string | null = null): string {
  const { siteName, updatedAt } = publication;
  const authorities = publication.authorities.filter(({ key }) => only === null || key === only);
  const name = only === null ? siteName : (authorities[0]?.name ?? siteName);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Candour//Opening hours//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(name)}`,
    ...london.split("\n"),
    ...authorities.flatMap((authority) =>
      authority.places.flatMap((place) => openingsOf(authority.name, place, updatedAt)),
    ),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** A series for each pair of times in the week, without the days that are otherwise; those stand alone. */
function openingsOf(authority: string, place: PublishedPlace, updatedAt: string): readonly string[] {
  const common = [
    `DTSTAMP:${updatedAt.replace(/[-:]|\.\d+/g, "")}`,
    `SEQUENCE:${place.version}`,
    `SUMMARY:${escaped(`${authority}: ${place.name}`)}`,
    `LOCATION:${escaped([place.name, ...place.address].join(", "))}`,
    "TRANSP:TRANSPARENT",
  ];
  const entry = (uid: readonly string[], day: string, { opens, closes }: Hours, more: readonly string[]) => [
    "BEGIN:VEVENT",
    `UID:${uidOf([place.key, ...uid])}`,
    `DTSTART;TZID=${ukZone}:${moment(day, opens)}`,
    `DTEND;TZID=${ukZone}:${moment(day, closes)}`,
    ...common,
    ...more,
    "END:VEVENT",
  ];
  const byTimes = [...Map.groupBy(place.weekly, ({ opens, closes }) => `${opens}-${closes}`).values()];
  const series = byTimes.flatMap((list) => {
    const days = new Set(list.map(({ weekday }) => weekday));
    const hours: Hours = list[0]!;
    const first = firstDay(place.from ?? anchor, days);
    if (place.until !== null && place.until < first) return [];
    const except = [...new Set(place.special.map(({ day }) => day))].filter((day) =>
      days.has(weekdayOf(day)),
    );
    return entry(["week", hours.opens, hours.closes], first, hours, [
      `RRULE:FREQ=WEEKLY;BYDAY=${[...days].map((day) => day.slice(0, 2).toUpperCase()).join(",")}${until(place.until)}`,
      ...except.map((day) => `EXDATE;TZID=${ukZone}:${moment(day, hours.opens)}`),
      ...described([place.access]),
    ]);
  });
  const alone = place.special.flatMap(({ day, hours, words }) =>
    hours === null ? [] : entry([day, hours.opens], day, hours, described([words, place.access])),
  );
  return [...series, ...alone];
}

/** A Monday long ago: a series without a first day begins there, and stays the same from one publication to the next. */
const anchor = "2024-01-01";

/** RFC 5545, 3.3.10: the first of a series has to be one of it. */
function firstDay(from: string, days: ReadonlySet<Weekday>): string {
  return [0, 1, 2, 3, 4, 5, 6].map((later) => dayLater(from, later)).find((day) => days.has(weekdayOf(day)))!;
}

/** In UTC, since the start has a zone; the end of the last day here is never later than that in UTC. */
function until(day: string | null): string {
  return day === null ? "" : `;UNTIL=${day.replaceAll("-", "")}T235959Z`;
}

function described(texts: readonly string[]): readonly string[] {
  const words = texts.filter((text) => text !== "").join("\n");
  return words === "" ? [] : [`DESCRIPTION:${escaped(words)}`];
}

function uidOf(parts: readonly string[]): string {
  return `${createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 32)}@candour`;
}

function moment(day: string, clock: string): string {
  return `${day.replaceAll("-", "")}T${clock.replace(":", "")}00`;
}

function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/[\u0000-\u001f\u007f]/g, "");
}

/** Lines are at most 75 bytes; a longer one goes on in the next, which starts with a blank. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  for (const sign of line) {
    const room = parts.length === 0 ? 75 : 74;
    if (Buffer.byteLength(part + sign) > room) {
      parts.push(part);
      part = "";
    }
    part += sign;
  }
  return [...parts, part].join("\r\n ");
}
