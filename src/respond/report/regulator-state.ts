/** How each authority of an incident stands with the regulator: partners see that and when one reported, and no more. */
import { decisionRules, standing } from "../../domain/decisions/decision.ts";
import type { IncidentId } from "../../domain/ids.ts";
import { followUpDue } from "../../domain/report/compare.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { OwnState, RegulatorLine } from "../desk/incident/regulator-desk.ts";
import { incidentOf } from "./read-report.ts";
import type { RegulatorPorts } from "./regulator-ports.ts";

export async function regulatorState(
  own: RegulatorPorts,
  reader: Staff,
  id: IncidentId,
): Promise<readonly RegulatorLine[]> {
  const of = { incident: id, authority: reader.authority };
  const [incident, sent] = await Promise.all([incidentOf(own, id), own.reports.sentInShort(id)]);
  const isMine = incident.involved.some(({ authority }) => authority === reader.authority);
  const state = isMine ? await ownState(own, reader, of, incident.phase === "near-miss") : null;
  return incident.involved.map(({ authority, awareAt, reportDueAt }): RegulatorLine => {
    const reports = sent.filter((one) => one.authority === authority);
    const [first, last] = [reports[0], reports.at(-1)];
    return {
      authority,
      awareAt,
      reportDueAt,
      reportedAt: first?.sentAt ?? null,
      last: last === undefined ? null : { number: last.number, kind: last.kind, sentAt: last.sentAt },
      late: first?.late ?? null,
      own: authority === reader.authority ? state : null,
    };
  });
}

async function ownState(
  own: RegulatorPorts,
  reader: Staff,
  of: { readonly incident: IncidentId; readonly authority: Staff["authority"] },
  isNearMiss: boolean,
): Promise<OwnState> {
  const [decisions, figures, before] = await Promise.all([
    own.decided.of(of),
    own.figures.inShort(of),
    own.reports.lastFigures(of),
  ]);
  const oldestFirst = decisions.toReversed();
  const nearMiss = standing(oldestFirst, "near-miss") !== null;
  return {
    followUpDue: before !== null && followUpDue(before, figures),
    decidedNotToReport: standing(oldestFirst, "not-to-report") !== null || (isNearMiss && nearMiss),
    nearMissUndecided: isNearMiss && !nearMiss,
    decisionsWaiting: decisions.filter(
      ({ state, decidedBy, kind }) =>
        state === "waiting" && decidedBy !== reader.id && decisionRules[kind].confirms.includes(reader.role),
    ).length,
  };
}
