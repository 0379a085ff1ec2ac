/** Judgements over groups of people: who is told, who is not, and of whom nobody has judged yet. */
import { judgementsInForce } from "../../../domain/decisions/people-group.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import type { DecisionLine } from "../../../respond/desk/incident/regulator-desk.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { borderlineWords, severityFlagWords } from "../../people/flag-words.ts";
import { count } from "../../words/numbers.ts";
import { bandTags } from "../../words/states.ts";
import { groupWords, takenWords, tellingTags } from "../words.ts";

export const path = "/incidents/:incident/judgements";
export const needs = "incident";
export const verbs = { get: "decision.read" } as const;

/** More kinds of groups than that are no help to whoever judges the next. */
const mostShown = 8;

export async function get({ desk, staff, incident }: IncidentVisit): Promise<Reply> {
  const [lines, bands, flags, prepared] = await Promise.all([
    desk.judgements(staff, incident.id),
    desk.judgedPeople(staff, incident.id),
    desk.severityFlags(staff, incident.id),
    desk.preparedAgainst(staff, incident.id),
  ]);
  const base = `/incidents/${incident.reference}`;
  const inForce = judgementsInForce(lines);
  const waiting = lines.filter(({ state }) => state === "waiting");
  return page("judgements/list/page.njk", {
    title: "Who is told",
    base,
    here: `${base}/judgements`,
    flagged: [...severityFlagWords(flags), ...borderlineWords(flags.borderline)],
    mayJudge: mayEver(staff.role, "decision.make"),
    unjudged: bands.reduce((sum, { by }) => sum + by.unjudged, 0),
    bands: bands.map(({ band, people, by, unjudged }) => ({
      band: bandTags[band],
      counts: [people, by.tell, by["not-tell"], by["public-notice"], by.unjudged],
      lacking: unjudged.slice(0, mostShown).map((group) => ({
        words: takenWords(group.categories) || "nothing that was named",
        people: count(group.people, "person", "people"),
      })),
      more: Math.max(0, unjudged.length - mostShown),
    })),
    waiting: waiting.map((line) => ({ ...rowOf(line, base), mayConfirm: line.mayConfirm })),
    prepared: prepared.map((one) => ({
      words: `${count(one.prepared, "notice is", "notices are")} drafted or approved for people who are not written to by decision ${one.number}`,
      href: `${base}/judgements/${one.number}/withdraw`,
    })),
    inForce: inForce.map((line) => rowOf(line, base)),
  });
}

function rowOf({ number, people, decidedByName, secondByName, decidedAt }: DecisionLine, base: string) {
  return {
    number,
    href: `${base}/decisions/${number}`,
    words: people == null ? "" : groupWords(people),
    tag: tellingTags[people?.telling ?? "unjudged"],
    by: decidedByName,
    second: secondByName,
    at: decidedAt,
  };
}
