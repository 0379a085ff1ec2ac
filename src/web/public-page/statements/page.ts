/** Every statement of an incident: what the public was told, and drafts of what it may be told next. */
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { statementTag } from "../statement/page.ts";

export const path = "/incidents/:incident/statements";
export const needs = "incident";
export const verbs = { get: "statement.read" } as const;

export async function get({ desk, staff, incident, site }: IncidentVisit): Promise<Reply> {
  const statements = (await desk.statements(staff, incident.id)).toSorted((a, b) => b.number - a.number);
  return page("public-page/statements/page.njk", {
    title: "Statements",
    here: `/incidents/${incident.reference}/statements`,
    publicSiteUrl: site.publicSiteUrl,
    rows: statements.map((one) => ({ ...one, tag: statementTag(one) })),
  });
}
