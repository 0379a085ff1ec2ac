/** Decisions of one's own authority, filtered; made to be printed too. */
import { decisionKinds } from "../../../domain/decisions/decision.ts";
import type { DecisionLine } from "../../../respond/desk/incident/regulator-desk.ts";
import { formView, oneOf } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { decisionTags, kindWords } from "../words.ts";

export const path = "/incidents/:incident/decisions";
export const needs = "incident";
export const verbs = { get: "decision.read" } as const;

const states = ["holds", "waiting", "refused", "superseded"] as const;
const stateWords = {
  holds: "Hold",
  waiting: "Wait for a second person",
  refused: "Refused",
  superseded: "Replaced",
} as const;

export async function get({ desk, staff, incident, query }: IncidentVisit): Promise<Reply> {
  const [kind, state] = [oneOf(query, "kind", decisionKinds), oneOf(query, "state", states)];
  const all = await desk.decisions(staff, incident.id);
  const shown = all.filter(
    (line) => (kind === undefined || line.kind === kind) && (state === undefined || stateOf(line) === state),
  );
  const base = `/incidents/${incident.reference}`;
  return page("regulator/decisions/page.njk", {
    title: "Decisions",
    base,
    total: all.length,
    nearMiss:
      incident.phase === "near-miss" &&
      !all.some((line) => line.kind === "near-miss" && stateOf(line) === "holds"),
    lines: shown.map((line) => ({
      ...line,
      tag: tagOf(line),
      kindWords: kindWords[line.kind],
      href: `${base}/decisions/${line.number}`,
    })),
    filters: formView({ kind: kind ?? "", state: state ?? "" }),
    kinds: [
      { value: "", text: "All kinds" },
      ...decisionKinds.map((value) => ({ value, text: kindWords[value] })),
    ],
    states: [{ value: "", text: "All" }, ...states.map((value) => ({ value, text: stateWords[value] }))],
  });
}

function stateOf({ state, supersededBy }: DecisionLine): (typeof states)[number] {
  if (supersededBy !== null) return "superseded";
  return state === "made" ? "holds" : state;
}

export function tagOf({ state, supersededBy }: Pick<DecisionLine, "state" | "supersededBy">) {
  return decisionTags[supersededBy === null ? state : "superseded"];
}
