/** An incident, and what was taken in it, in words. */
import type { PublishedIncident } from "../../../domain/publication/published-incident.ts";
import { dayInWords, phaseWords, takenWords, yearsInWords } from "../words.ts";
import { spanOf } from "./span-of.ts";

export function incidentView(incident: PublishedIncident) {
  return {
    ...incident,
    phaseWords: phaseWords[incident.phase],
    declared: dayInWords(incident.declaredAt),
    takenSure: incident.taken.certainty === "confirmed",
    // Before anything is known to be taken there is nothing to say about it.
    taken: takenView(incident.taken),
  };
}

/** A list longer than this is parted by headings. */
const longList = 8;

function takenView({ categories, groups, what, fromYear, toYear, certainty }: PublishedIncident["taken"]) {
  if (categories.length === 0 && what === "") return undefined;
  return {
    groups:
      categories.length > longList && groups !== undefined && groups.length > 1
        ? groups
        : [{ title: "", categories }].filter(() => categories.length > 0),
    what,
    certainty: takenWords[certainty],
    sureness: certainty,
    span: spanOf(fromYear, toYear, certainty),
    years: yearsInWords(fromYear, toYear, certainty),
  };
}
