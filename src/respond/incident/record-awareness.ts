/** Records when a controller became aware: its 72 hours run from then (UK GDPR Art. 33(1)). */
import { longestReasons } from "../../domain/clocks/clock.ts";
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import { type Incident, reportDueAt } from "../../domain/incident/incident.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { ChangedMeanwhile, FromVersion } from "../../domain/version.ts";
import { type By, changeBy, mayActFor } from "../change-by.ts";
import type { AwarenessProblem } from "../desk/desk.ts";
import { note } from "../note.ts";
import type { Change, IncidentStore, Verdict } from "../ports.ts";

type Ended = Outcome<Incident, AwarenessProblem | ChangedMeanwhile>;

export async function recordAwareness(
  ports: { readonly incidents: IncidentStore; now(): Date },
  by: By,
  id: IncidentId,
  authority: AuthorityId,
  awareAt: Date,
  version: FromVersion = "any",
  reasons = "",
): Promise<Ended> {
  if (!mayActFor(by, authority)) return failed({ kind: "not-yours" });
  const change = changeBy(by, ports.now());
  if (reasons.length > longestReasons) return failed({ kind: "clock-reasons-too-long" });
  if (awareAt > change.at) return failed({ kind: "aware-in-future" });
  const edition = { what: { kind: "awareness", incident: id, authority }, version } as const;
  const outcome = await ports.incidents.alter(change, id, edition, (incident) =>
    withAwareness(change, incident, { authority, awareAt, reasons: reasons.trim(), by }),
  );
  if (outcome.ok || outcome.problem.kind !== "not-there") return outcome as Ended;
  return failed({ kind: "no-such-incident" });
}

function withAwareness(
  change: Change,
  incident: Incident,
  {
    authority,
    awareAt,
    reasons,
    by,
  }: { readonly authority: AuthorityId; readonly awareAt: Date; readonly reasons: string; readonly by: By },
): Verdict<Incident, { kind: "not-involved" | "reasons-missing" }> {
  const before = incident.involved.find((line) => line.authority === authority);
  if (before === undefined) return failed({ kind: "not-involved" });
  // A clock that has been set is moved with reasons only: the regulator may ask for them.
  const corrects = before.awareAt !== null && before.awareAt.getTime() !== awareAt.getTime();
  if (corrects && reasons === "" && by !== "system") return failed({ kind: "reasons-missing" });
  const line = { authority, awareAt, reportDueAt: reportDueAt(awareAt) };
  const involved = incident.involved.map((other) => (other.authority === authority ? line : other));
  const detail = {
    authority,
    awareAt: awareAt.toISOString(),
    ...(reasons === "" ? {} : { reasons }),
    before: before.awareAt?.toISOString() ?? null,
    reportDueAt: line.reportDueAt?.toISOString() ?? null,
  };
  const about = { subject: `incident:${incident.reference}`, incident: incident.id };
  const changes = [{ field: "awareAt", before: detail.before, after: detail.awareAt }];
  const besides = { happened: awareAt, changes };
  const entry = note(change, "incident.awareness-recorded", about, detail, besides);
  return done({ next: { ...incident, involved }, entries: [entry] });
}
