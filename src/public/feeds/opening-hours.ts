/** Emergency opening hours as a calendar file (RFC 5545). */
import { createHash } from "node:crypto";
import type { Publication } from "../../domain/publication/publication.ts";
import type { PublishedAuthority, PublishedHours } from "../../domain/publication/published-authority.ts";

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

export function openingHoursCalendar(publication: Publication): string {
  const { siteName, updatedAt, authorities } = publication;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Candour//Opening hours//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(siteName)}`,
    ...london.split("\n"),
    ...authorities.flatMap((authority) =>
      authority.openingHours.flatMap((hours) => opening(authority, hours, updatedAt)),
    ),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function opening(authority: PublishedAuthority, hours: PublishedHours, updatedAt: string): readonly string[] {
  const { day, opens, closes, place, note } = hours;
  // RFC 5545, 3.8.2.2: an end comes after its start.
  if (!isDay(day) || !isTime(opens) || !isTime(closes) || closes <= opens) return [];
  const uid = createHash("sha256")
    .update([authority.key, day, opens, place].join("\n"))
    .digest("hex")
    .slice(0, 32);
  return [
    "BEGIN:VEVENT",
    `UID:${uid}@candour`,
    `DTSTAMP:${updatedAt.replace(/[-:]|\.\d+/g, "")}`,
    `DTSTART;TZID=Europe/London:${moment(day, opens)}`,
    `DTEND;TZID=Europe/London:${moment(day, closes)}`,
    `SUMMARY:${escaped(`${authority.name}: open for emergencies`)}`,
    ...(place === "" ? [] : [`LOCATION:${escaped(place)}`]),
    ...(note === "" ? [] : [`DESCRIPTION:${escaped(note)}`]),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

function isDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  const date = new Date(`${day}T12:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day); // no 31 February
}

function isTime(clock: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(clock);
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
