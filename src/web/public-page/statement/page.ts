/** One statement as the public reads, or would read it. */
import type { Statement } from "../../../domain/publication/statement.ts";
import { type IncidentVisit, notFound, page, type Reply } from "../../frame/visit.ts";
import type { Tag } from "../../words/states.ts";
import { blocksOf } from "../body.ts";

export const path = "/incidents/:incident/statements/:number";
export const needs = "incident";
export const verbs = { get: "statement.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const statement = await statementOf(visit);
  if (statement === undefined) return notFound;
  const here = `/incidents/${visit.incident.reference}/statements`;
  return page("public-page/statement/page.njk", {
    title: statement.title,
    back: { href: here, text: "Statements" },
    here,
    statement,
    stateTag: statementTag(statement),
    blocks: blocksOf(statement.body),
  });
}

export async function statementOf({
  desk,
  staff,
  incident,
  params,
}: IncidentVisit): Promise<Statement | undefined> {
  const statements = await desk.statements(staff, incident.id);
  return statements.find(({ number }) => String(number) === params["number"]);
}

export function statementTag({ state }: Statement): Tag {
  return state === "published" ? { text: "Published", colour: "green" } : { text: "Draft", colour: "grey" };
}
