/** Another end for one holding. */
import { type IncidentVisit, notFound, type Reply } from "../../frame/visit.ts";
import { changeEndBy, type EndPage, openEnd } from "../end-form.ts";

export const path = "/incidents/:incident/retention/holdings/:holding";
export const needs = "incident";
export const verbs = { get: "retention.change", post: "retention.change" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const shown = await endOf(visit);
  return shown === null ? notFound : await openEnd(visit, shown);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const shown = await endOf(visit);
  return shown === null ? notFound : await changeEndBy(visit, shown);
}

async function endOf({ desk, staff, incident, params }: IncidentVisit): Promise<EndPage | null> {
  const { holdings } = await desk.retention(staff, incident.id);
  const holding = holdings.find(({ id, deletedAt }) => id === params["holding"] && deletedAt === null);
  if (holding === undefined) return null;
  const here = `/incidents/${incident.reference}/retention`;
  return {
    what: { kind: "holding", holding: holding.id },
    title: "How long to keep this holding",
    about: `${holding.name}: the copy's documents and findings, not the people in it.`,
    back: { href: here, text: "What is kept" },
    action: `${here}/holdings/${holding.id}`,
  };
}
