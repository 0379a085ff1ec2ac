/** People who were found, the worst affected first: search, filters, sorting, pages. */
import { raw, text } from "../../frame/fields.ts";
import { address } from "../../frame/pager.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { readFilters, readPeople, searchWord } from "./form.ts";
import { peopleView } from "./view.ts";

export const path = "/incidents/:incident/people";
export const needs = "incident";

export async function get({ desk, staff, incident, query, memory }: IncidentVisit): Promise<Reply> {
  const word = searchWord(query);
  const searched = word === "" ? null : memory.searchOf(word);
  const lost = word !== "" && searched === null;
  const asked = readPeople(query, incident.id, searched);
  const found = await desk.people(staff, asked);
  if (found.rows.length === 0 && asked.page > 1) return notFound;
  const here = `/incidents/${incident.reference}/people`;
  const view = peopleView(
    found,
    { filters: readFilters(query), word: lost ? "" : word, text: searched, lost },
    here,
  );
  return page("people/list/page.njk", view);
}

/** A name, an NI number, a postcode: searched for by post, kept here, and never part of an address. */
export async function post({ incident, form, memory }: IncidentVisit): Promise<Reply> {
  const here = `/incidents/${incident.reference}/people`;
  const wanted = text(form, "text").slice(0, 200);
  const q = wanted === "" ? undefined : memory.keepSearch(wanted);
  const { sort, ...filters } = readFilters(form);
  const kept = { q, ...filters, sort: raw(form, "sort") === "severity" ? undefined : sort };
  return redirect(`${address(here, kept)}#results`);
}
