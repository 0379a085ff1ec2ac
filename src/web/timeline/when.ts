/** When something happened, no more exactly than it is known, with the zone that clocks were in. */
import type { Exactness } from "../../domain/timeline/line.ts";
import { zoneOf } from "../../domain/uk-time/uk-time.ts";
import { dateAndTime, day } from "../words/dates.ts";

/** "25 October 2026, 1:30am BST". */
export function whenWords(moment: Date, exactness: Exactness): string {
  if (exactness === "day") return `${day(moment)}, some time that day`;
  return `${day(moment)}, ${clockWords(moment, exactness)}`;
}

/** The time alone: "1:30am BST", "about 1:30am BST", "between 1am and 2am BST". */
export function clockWords(moment: Date, exactness: Exactness): string {
  const time = `${dateAndTime(moment).split(", ").at(-1) ?? ""} ${zoneOf(moment)}`;
  if (exactness === "day") return "some time that day";
  if (exactness === "about") return `about ${time}`;
  return exactness === "hour" ? `${time}, to the hour` : time;
}
