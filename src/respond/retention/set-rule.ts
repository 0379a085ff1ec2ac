/** Says for how long an authority keeps what an incident brought; what is kept already gets the new end as well. */
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { problemOfRule, type RetentionRule, type RuleProblem } from "../../domain/people/retention.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { ChangedMeanwhile, FromVersion } from "../../domain/version.ts";
import { changeBy } from "../change-by.ts";
import { note } from "../note.ts";
import type { RetentionStore } from "./retention-store.ts";

export async function setRetentionRule(
  ports: { readonly retention: RetentionStore; now(): Date },
  by: Staff,
  incident: IncidentId,
  {
    reasons,
    version = "any",
    ...rule
  }: RetentionRule & { readonly reasons: string; readonly version?: FromVersion },
): Promise<Outcome<RetentionRule, RuleProblem | ChangedMeanwhile>> {
  const problem = problemOfRule(rule, reasons);
  if (problem !== null) return failed(problem);
  const authority: AuthorityId = by.authority;
  const before = await ports.retention.rule(incident, authority);
  const change = changeBy(by, ports.now());
  const detail = {
    authority,
    holdingMonths: rule.holdingMonths,
    holdingMonthsBefore: before.holdingMonths,
    personMonths: rule.personMonths,
    personMonthsBefore: before.personMonths,
    reasons: reasons.trim(),
  };
  const about = { subject: `authority:${authority}`, incident };
  const stale = await ports.retention.setRule(change, incident, authority, version, rule, [
    note(change, "retention.rule-set", about, detail),
  ]);
  return stale === null ? done(rule) : failed(stale);
}
