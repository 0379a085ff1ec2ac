/** Which people are asked for. Filters stand in the address; the words of a search never do. */
import type { IncidentId } from "../../../domain/ids.ts";
import { mentionTypes, type PersonFlag } from "../../../domain/people/mention.ts";
import type { PersonRole } from "../../../domain/people/person.ts";
import type { PeopleQuery, PeopleSort } from "../../../respond/desk/people/people-reading.ts";
import { type Fields, oneOf, pageNumber, raw } from "../../frame/fields.ts";
import { bands, noticeStates } from "../../words/states.ts";

export const sorts: readonly PeopleSort[] = ["risk", "severity", "places", "reference"];
/** Whom a mistake could harm first, then by how much was taken. */
export const usualSort: PeopleSort = "risk";
export const flags: readonly (PersonFlag | "uncertain")[] = [
  "at-risk",
  "child",
  "deceased",
  "no-fixed-abode",
  "uncertain",
];
export const roles: readonly PersonRole[] = ["subject", "staff"];

export type Filters = Omit<PeopleQuery, "incident" | "of" | "text" | "page">;

export function readFilters(fields: Fields): Filters {
  const chosen = {
    band: oneOf(fields, "band", bands),
    category: oneOf(fields, "category", mentionTypes),
    role: oneOf(fields, "role", roles),
    flag: oneOf(fields, "flag", flags),
    notice: oneOf(fields, "notice", [...noticeStates, "none" as const]),
  };
  const given = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
  return { ...given, sort: oneOf(fields, "sort", sorts) ?? usualSort };
}

export function readPeople(query: Fields, incident: IncidentId, text: string | null): PeopleQuery {
  return { ...readFilters(query), ...(text === null ? {} : { text }), incident, page: pageNumber(query) };
}

/** The opaque word that stands in the address for what was searched. */
export function searchWord(query: Fields): string {
  return raw(query, "q");
}
