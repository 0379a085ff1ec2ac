/** Binds what judges groups of people to its ports. */
import type { By } from "../change-by.ts";
import { readDecisions } from "../decisions/decide.ts";
import type { JudgementDesk } from "../desk/people/judgement-desk.ts";
import { type JudgementPorts, judgedPeople, judgeGroup, weighGroup } from "./judge-group.ts";
import { preparedAgainst, withdrawJudged } from "./withdraw-judged.ts";

export type { JudgementPorts };

/** Counts come by way of Candour's own work, cut to the reader's authority: who drafts reads no decision. */
export function openJudgementDesk(portsOf: (by: By) => JudgementPorts): JudgementDesk {
  const own = portsOf("system");
  return {
    judgements: async (reader, incident) =>
      (await readDecisions(portsOf(reader), reader, incident)).filter(({ kind }) => kind === "telling"),
    judgeGroup: (by, incident, form) => judgeGroup(portsOf(by), own, by, incident, form),
    judgedPeople: (reader, incident) => judgedPeople(own, reader, incident),
    preparedAgainst: (reader, incident) => preparedAgainst(own, reader, incident),
    withdrawJudged: (by, incident, number, reasons) => withdrawJudged(own, by, incident, number, reasons),
    weighGroup: (reader, incident, group) => weighGroup(own, reader, incident, group),
  };
}
