/** One decision, and what became of it. */
import { decisionRules } from "../../../domain/decisions/decision.ts";
import { type IncidentVisit, notFound, page, type Reply } from "../../frame/visit.ts";
import { tagOf } from "../decisions/page.ts";
import { kindWords } from "../words.ts";

export const path = "/incidents/:incident/decisions/:number";
export const needs = "incident";
export const verbs = { get: "decision.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, params } = visit;
  const lines = await desk.decisions(staff, incident.id);
  const line = lines.find(({ number }) => String(number) === params["number"]);
  if (line === undefined) return notFound;
  const base = `/incidents/${incident.reference}`;
  return page("regulator/decision/page.njk", {
    title: `Decision ${line.number}`,
    back: { href: `${base}/decisions`, text: "Decisions" },
    base,
    here: `${base}/decisions/${line.number}`,
    line,
    tag: tagOf(line),
    kind: kindWords[line.kind],
    article: decisionRules[line.kind].article,
    isOwn: line.decidedBy === staff.id,
    mayReplace: line.state === "made" && line.supersededBy === null,
  });
}
