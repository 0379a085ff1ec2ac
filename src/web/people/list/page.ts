/** People who were found, the worst affected first: search, filters, sorting, pages. */
import { isOpen } from "../../../domain/staff/share.ts";
import { raw, text } from "../../frame/fields.ts";
import { address } from "../../frame/pager.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { readFilters, readPeople, searchWord, usualSort } from "./form.ts";
import { peopleView } from "./view.ts";

export const path = "/incidents/:incident/people";
export const needs = "incident";
export const verbs = { get: "people.read", post: "people.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, query, memory, authorities, now } = visit;
  const word = searchWord(query);
  const searched = word === "" ? null : memory.searchOf(word);
  const lost = word !== "" && searched === null;
  const of = authorities.find(({ id }) => id === raw(query, "of") && id !== staff.authority);
  const wanted = {
    ...readPeople(query, incident.id, searched),
    ...(of === undefined ? {} : { of: of.id }),
  };
  const found = await desk.people(staff, wanted);
  if (found.rows.length === 0 && wanted.page > 1) return notFound;
  const here = `/incidents/${incident.reference}/people`;
  const others = authorities.filter(({ id }) => id !== staff.authority);
  const shares = await desk.shares(staff, incident.id);
  const shared = [
    ...new Set(
      shares.filter((share) => share.to === staff.authority && isOpen(share, now)).map(({ from }) => from),
    ),
  ];
  const asked = {
    ...{ filters: readFilters(query), word: lost ? "" : word, text: searched, lost, others, of },
    shared: others.filter(({ id }) => shared.includes(id)),
  };
  const view = peopleView(found, asked, here);
  return page("people/list/page.njk", view);
}

/** A name, an NI number, a postcode: searched for by post, kept here, and never part of an address. */
export async function post({ incident, form, memory }: IncidentVisit): Promise<Reply> {
  const here = `/incidents/${incident.reference}/people`;
  const wanted = text(form, "text").slice(0, 200);
  const q = wanted === "" ? undefined : memory.keepSearch(wanted);
  const { sort, ...filters } = readFilters(form);
  const of = raw(form, "of") === "" ? undefined : raw(form, "of");
  const kept = { of, q, ...filters, sort: raw(form, "sort") === usualSort ? undefined : sort };
  return redirect(`${address(here, kept)}#results`);
}
