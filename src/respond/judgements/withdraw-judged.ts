/**
 * What was drafted or approved before a later judgement said that these people are not written to: how many, and taking
 * them back. A judgement withdraws nothing by itself, for whoever wrote it may not know what is under way.
 */
import { judgementOf, judgementsInForce } from "../../domain/decisions/people-group.ts";
import type { IncidentId } from "../../domain/ids.ts";
import { done, failed } from "../../domain/outcome.ts";
import { problemOfReasons } from "../../domain/reasons.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { JudgementDesk } from "../desk/people/judgement-desk.ts";
import type { AlikePeople } from "../gate/gate-store.ts";
import { note } from "../note.ts";
import type { JudgementPorts } from "./judge-group.ts";

export async function preparedAgainst(
  own: JudgementPorts,
  by: Staff,
  incident: IncidentId,
): ReturnType<JudgementDesk["preparedAgainst"]> {
  const found = [...(await groupsAgainst(own, by, incident)).entries()];
  return found.map(([number, groups]) => ({
    number,
    prepared: groups.reduce((sum, { prepared }) => sum + prepared, 0),
  }));
}

export async function withdrawJudged(
  own: JudgementPorts,
  by: Staff,
  incident: IncidentId,
  number: number,
  reasons: string,
): ReturnType<JudgementDesk["withdrawJudged"]> {
  const unfit = problemOfReasons(reasons);
  if (unfit !== null) return failed(unfit);
  const groups = (await groupsAgainst(own, by, incident)).get(number);
  if (groups === undefined) return failed({ kind: "nothing-prepared" });
  const { authority } = by;
  const change = changeBy(by, own.now());
  const withdrawn = await own.gating.withdrawPrepared(change, { authority, incident }, groups, (count) => {
    const detail = { authority, decision: number, withdrawn: count, reasons: reasons.trim() };
    return [note(change, "notices.withdrawn", { subject: `incident:${incident}`, incident }, detail)];
  });
  return withdrawn === 0 ? failed({ kind: "nothing-prepared" }) : done({ withdrawn });
}

/** By number of the judgement that holds for them. */
async function groupsAgainst(
  own: JudgementPorts,
  { authority }: Staff,
  incident: IncidentId,
): Promise<ReadonlyMap<number, readonly AlikePeople[]>> {
  const [decisions, groups] = await Promise.all([
    own.decided.of({ incident, authority }),
    own.gating.groups(incident, authority),
  ]);
  const inForce = judgementsInForce(decisions);
  const against = new Map<number, AlikePeople[]>();
  for (const group of groups) {
    const judgement = judgementOf(inForce, group);
    if (group.prepared === 0 || judgement === null || judgement.people?.telling === "tell") continue;
    against.set(judgement.number, [...(against.get(judgement.number) ?? []), group]);
  }
  return against;
}
