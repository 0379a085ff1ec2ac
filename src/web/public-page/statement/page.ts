/** One statement as the public reads, or would read it. */
import { rootOf, type Statement, type StatementState } from "../../../domain/publication/statement.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import { type IncidentVisit, notFound, page, type Reply } from "../../frame/visit.ts";
import type { Tag } from "../../words/states.ts";
import { blocksOf } from "../body.ts";

export const path = "/incidents/:incident/statements/:number";
export const needs = "incident";
export const verbs = { get: "statement.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident } = visit;
  const statement = await statementOf(visit);
  if (statement === undefined) return notFound;
  const here = `/incidents/${incident.reference}/statements`;
  return page("public-page/statement/page.njk", {
    title: statement.title,
    back: { href: here, text: "Statements" },
    here,
    translations: `/incidents/${incident.reference}/translations`,
    statement,
    stateTag: statementTag(statement),
    blocks: blocksOf(statement.body),
    mine: statement.authority === null || statement.authority === staff.authority,
    ownWords: statement.writers.includes(staff.id),
    may: {
      approve: mayEver(staff.role, "statement.approve"),
      write: mayEver(staff.role, "statement.write"),
      publish: mayEver(staff.role, "statement.publish"),
    },
    others: (await desk.statements(staff, incident.id)).filter(
      (one) => rootOf(one) === rootOf(statement) && one.number !== statement.number,
    ),
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
  return tags[state];
}

const tags: Readonly<Record<StatementState, Tag>> = {
  draft: { text: "Waits for a yes", colour: "yellow" },
  approved: { text: "Approved", colour: "blue" },
  "sent-back": { text: "Sent back", colour: "orange" },
  discarded: { text: "Put away", colour: "grey" },
  published: { text: "Published", colour: "green" },
  retracted: { text: "Withdrawn", colour: "red" },
};
