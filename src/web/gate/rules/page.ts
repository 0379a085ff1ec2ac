/** What holds whom, in which lane, and which law asks for it; and what of it a body has switched off. */
import { isCoreReason } from "../../../domain/notices/notice.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { holdWordsOf } from "../../words/states.ts";
import { laneWords } from "../words.ts";

export const path = "/incidents/:incident/gate/rules";
export const needs = "incident";
export const verbs = { get: "people.count" } as const;

export async function get({ desk, staff, incident }: IncidentVisit): Promise<Reply> {
  const { rules, removed } = await desk.gateRules(staff, incident.id);
  return page("gate/rules/page.njk", {
    title: "What holds whom",
    rules: rules.map(({ key, words, lanes, source }) => ({
      ...{ words, source, isOwn: !isCoreReason(key) },
      lanes: lanes.map((lane) => laneWords[lane].text),
    })),
    removed: removed.map(({ key, reason }) => ({ words: holdWordsOf(key), reason })),
  });
}
