/** Queues one message for each approved notice, in the transaction that says so. */
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type By, changeBy, mayActFor } from "../change-by.ts";
import { note } from "../note.ts";
import type { NoticePorts } from "./draft-notices.ts";

export async function sendApproved(
  ports: NoticePorts,
  by: By,
  incident: IncidentId,
  authority: AuthorityId,
): Promise<
  Outcome<{ readonly queued: number }, { kind: "nothing-approved" | "not-yours" | "no-such-incident" }>
> {
  if (!mayActFor(by, authority)) return failed({ kind: "not-yours" });
  if ((await ports.incidents.byId(incident)) === null) return failed({ kind: "no-such-incident" });
  const change = changeBy(by, ports.now());
  const queued = await ports.notices.queue(change, incident, authority, (count) => [
    note(
      change,
      "notices.queued",
      { subject: `incident:${incident}`, incident },
      { authority, queued: count },
    ),
  ]);
  return queued === 0 ? failed({ kind: "nothing-approved" }) : done({ queued });
}
