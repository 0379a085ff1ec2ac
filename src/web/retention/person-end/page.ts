/** Another end for one person. */
import type { PersonId } from "../../../domain/ids.ts";
import { type IncidentVisit, notFound, notYours, type Reply } from "../../frame/visit.ts";
import { changeEndBy, type EndPage, openEnd } from "../end-form.ts";

export const path = "/incidents/:incident/people/:person/end";
export const needs = "incident";
export const verbs = { get: "retention.change", post: "retention.change" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const shown = await endOf(visit);
  return "kind" in shown ? shown : await openEnd(visit, shown);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const shown = await endOf(visit);
  return "kind" in shown ? shown : await changeEndBy(visit, shown);
}

async function endOf({ desk, staff, incident, params }: IncidentVisit): Promise<EndPage | Reply> {
  const found = await desk.person(staff, params["person"] as PersonId);
  if (!found.ok) return found.problem.kind === "not-yours" ? notYours : notFound;
  const { id, reference, name } = found.value;
  const here = `/incidents/${incident.reference}/people/${id}`;
  return {
    what: { kind: "person", person: id },
    title: "How long to keep this person",
    about: `${reference}, ${name}: what is known of them, and what they were told.`,
    back: { href: here, text: "The person" },
    action: `${here}/end`,
  };
}
