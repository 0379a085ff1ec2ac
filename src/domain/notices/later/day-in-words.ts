/** "3 January 2026", by calendars in the United Kingdom, as it stands in a letter. */
import { ukZone } from "../../uk-time/uk-time.ts";

const written = new Intl.DateTimeFormat("en-GB", {
  ...{ timeZone: ukZone, day: "numeric", month: "long", year: "numeric" },
});

export function dayInWords(day: Date): string {
  return written.format(day);
}
