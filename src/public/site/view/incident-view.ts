/** An incident, and what was taken in it, in words. */
import type { PublishedIncident, SurelyTaken } from "../../../domain/publication/published-incident.ts";
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

const surest: readonly SurelyTaken[] = ["known", "very-likely", "likely", "possible"];

/** A list longer than this is parted by headings. */
const longList = 8;

function takenView(taken: PublishedIncident["taken"]) {
  const { categories, groups, thought = [], what, fromYear, toYear, certainty } = taken;
  if (categories.length === 0 && thought.length === 0 && what === "") return undefined;
  return {
    groups:
      categories.length > longList && groups !== undefined && groups.length > 1
        ? groups
        : [{ title: "", categories }].filter(() => categories.length > 0),
    known: thought.filter(({ sure }) => sure === "known").map(({ words }) => words),
    believed: thought.filter(({ sure }) => sure !== "known").map(({ words }) => words),
    thought: surest
      .map((sure) => ({
        sure,
        categories: thought.filter((one) => one.sure === sure).map(({ words }) => words),
      }))
      .filter((one) => one.categories.length > 0),
    what,
    certainty: takenWords[certainty],
    sureness: certainty,
    span: spanOf(fromYear, toYear, certainty),
    years: yearsInWords(fromYear, toYear, certainty),
  };
}
