/** Parts of somebody's severity set by hand. The entry names the parts, and holds no figure. */
import type { IncidentId, PersonId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type AdjustedFactors, problemOfAdjustment } from "../../domain/severity/adjustment.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { SeverityDesk, SeverityShown } from "../desk/people/severity-desk.ts";
import { note } from "../note.ts";
import type { GatePorts } from "./gate-ports.ts";

export async function severityOf(
  own: GatePorts,
  { authority }: Staff,
  incident: IncidentId,
  id: PersonId,
): Promise<Outcome<SeverityShown, { kind: "no-such-person" }>> {
  const person = await own.gating.flaggable(incident, authority, id);
  const shown = person === null ? null : await own.gating.severity(person);
  return shown === null ? failed({ kind: "no-such-person" }) : done(shown);
}

export async function adjustSeverity(
  own: GatePorts,
  by: Staff,
  incident: IncidentId,
  id: PersonId,
  form: { readonly adjusted: AdjustedFactors; readonly reasons: string; readonly version: number },
): ReturnType<SeverityDesk["adjustSeverity"]> {
  const odd = problemOfAdjustment(form.adjusted, form.reasons);
  if (odd !== null) return failed(odd);
  const person = await own.gating.flaggable(incident, by.authority, id);
  if (person === null) return failed({ kind: "no-such-person" });
  const change = changeBy(by, own.now());
  const { context, identification, circumstances } = form.adjusted;
  const parts = Object.entries({ context, identification, circumstances })
    .filter(([, value]) => value !== null)
    .map(([name]) => name);
  const detail = { authority: by.authority, parts, version: form.version + 1, reasons: form.reasons.trim() };
  const about = { subject: `person:${person.id}`, incident };
  const entries = [note(change, "person.severity-adjusted", about, detail)];
  return await own.gating.adjust(change, person, { ...form, reasons: form.reasons.trim() }, entries);
}
