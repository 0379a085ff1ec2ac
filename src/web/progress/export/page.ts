/** Asking for the file of proof: everybody of the own authority, by reference, or with names. */
import { proofExports } from "../../../domain/staff/request.ts";
import { formView, oneOf } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { type Asking, sendAsking, showAsking } from "../../requests/ask.ts";

export const path = "/incidents/:incident/notices/progress/export";
export const needs = "incident";
export const verbs = { get: "people.export", post: "people.export" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return (await showAsking(visit, askingOf(visit))) ?? nobody(visit);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  return (await sendAsking(visit, askingOf(visit))) ?? nobody(visit);
}

function askingOf({ incident, query }: IncidentVisit): Asking {
  const proof = oneOf(query, "with", proofExports) ?? "references";
  const base = `/incidents/${incident.reference}/notices/progress`;
  return {
    deed: { verb: "people.export", incident: incident.id, filters: {}, proof },
    title: proof === "names" ? "Ask for the file of proof, with names" : "Ask for the file of proof",
    here: proof === "names" ? `${base}/export?with=names` : `${base}/export`,
    back: { href: base, text: "Progress of telling people" },
  };
}

function nobody(visit: IncidentVisit): Reply {
  const { title, back } = askingOf(visit);
  return page("people/export/nobody.njk", { title, back, form: formView({}) });
}
