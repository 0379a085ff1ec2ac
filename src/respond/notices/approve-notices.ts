/** Approves drafted notices, all of some bands or those named. Held ones are never among them. */
import type { AuthorityId, IncidentId, NoticeId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { SeverityBand } from "../../domain/people/person.ts";
import { type By, changeBy, mayActFor } from "../change-by.ts";
import type { ApproveProblem } from "../desk/people/notice-desk.ts";
import { note } from "../note.ts";
import type { NoticePorts } from "./draft-notices.ts";

export type ApproveChoice = {
  readonly authority: AuthorityId;
  readonly bands?: readonly SeverityBand[];
  readonly ids?: readonly NoticeId[];
  readonly exercise: boolean;
};

export async function approveNotices(
  ports: NoticePorts,
  by: By,
  incident: IncidentId,
  choice: ApproveChoice,
): Promise<Outcome<{ readonly approved: number }, ApproveProblem>> {
  if (!mayActFor(by, choice.authority)) return failed({ kind: "not-yours" });
  if ((await ports.incidents.byId(incident)) === null) return failed({ kind: "no-such-incident" });
  const change = changeBy(by, ports.now());
  const { authority, bands, ids, exercise } = choice;
  const approved = await ports.notices.approve(change, { incident, ...choice }, (count) => {
    const detail = { authority, approved: count, exercise, bands: [...(bands ?? [])], ids: [...(ids ?? [])] };
    return [note(change, "notices.approved", { subject: `incident:${incident}`, incident }, detail)];
  });
  return approved === 0 ? failed({ kind: "nothing-drafted" }) : done({ approved });
}
