/** Gives one holding or person another end than the rule does, with reasons. */
import type { IncidentId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Ending } from "../../domain/people/retention.ts";
import { type EndProblem, problemOfEnd } from "../../domain/people/retention.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { ChangedMeanwhile, FromVersion } from "../../domain/version.ts";
import { changeBy } from "../change-by.ts";
import { note } from "../note.ts";
import type { RetentionStore } from "./retention-store.ts";

export async function changeEnd(
  ports: { readonly retention: RetentionStore; now(): Date },
  by: Staff,
  incident: IncidentId,
  what: Ending,
  {
    until,
    reasons,
    version = "any",
  }: { readonly until: string; readonly reasons: string; readonly version?: FromVersion },
): Promise<
  Outcome<{ readonly until: string }, EndProblem | ChangedMeanwhile | { readonly kind: "not-there" }>
> {
  const now = ports.now();
  const problem = problemOfEnd(until, reasons, now);
  if (problem !== null) return failed(problem);
  const change = changeBy(by, now);
  const { authority } = by;
  const changed = await ports.retention.changeEnd(
    change,
    { incident, authority },
    what,
    version,
    until,
    (before, subject) => [
      note(
        change,
        "retention.end-changed",
        { subject, incident },
        { authority, before, until, reasons: reasons.trim() },
      ),
    ],
  );
  return changed.ok ? done({ until }) : changed;
}
