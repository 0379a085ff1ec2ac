/** Asking for people as a file: those of the own authority that the filters of the list show. */
import type { ExportFilters } from "../../../domain/staff/request.ts";
import { formView } from "../../frame/fields.ts";
import { address } from "../../frame/pager.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { type Asking, sendAsking, showAsking } from "../../requests/ask.ts";
import { readFilters } from "../list/form.ts";

export const path = "/incidents/:incident/people/export";
export const needs = "incident";
export const verbs = { get: "people.export", post: "people.export" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return (await showAsking(visit, askingOf(visit))) ?? nobody(visit);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  return (await sendAsking(visit, askingOf(visit))) ?? nobody(visit);
}

function askingOf({ incident, query }: IncidentVisit): Asking {
  const { sort: _, ...filters } = readFilters(query);
  const list = `/incidents/${incident.reference}/people`;
  return {
    deed: { verb: "people.export", incident: incident.id, filters: filters as ExportFilters },
    title: "Ask to export people",
    here: address(`${list}/export`, filters),
    back: { href: address(list, filters), text: "People" },
  };
}

function nobody(visit: IncidentVisit): Reply {
  const { title, back } = askingOf(visit);
  return page("people/export/nobody.njk", { title, back, form: formView({}) });
}
