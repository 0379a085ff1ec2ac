/** Sets the circumstances of one's own data in an incident: everybody's severity follows at once. */
import type { IncidentId } from "../../domain/ids.ts";
import { failed } from "../../domain/outcome.ts";
import { problemOfCircumstances, type SetCircumstances } from "../../domain/severity/set-circumstances.ts";
import { circumstancesInWords, circumstancesOf } from "../../domain/severity/severity.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { SeverityDesk } from "../desk/people/severity-desk.ts";
import { note } from "../note.ts";
import type { GatePorts } from "./gate-ports.ts";

export async function setCircumstances(
  own: GatePorts,
  by: Staff,
  incident: IncidentId,
  {
    set,
    reasons,
    version,
  }: { readonly set: SetCircumstances; readonly reasons: string; readonly version: number },
): ReturnType<SeverityDesk["setCircumstances"]> {
  const odd = problemOfCircumstances(set, reasons);
  if (odd !== null) return failed(odd);
  const { authority } = by;
  const change = changeBy(by, own.now());
  const reckoned = { added: circumstancesOf(set), because: circumstancesInWords(set) };
  const detail = { authority, ...set, added: reckoned.added, version: version + 1, reasons: reasons.trim() };
  const about = { subject: `authority:${authority}`, incident };
  const entries = [note(change, "people.circumstances-set", about, detail)];
  const form = { set, reckoned, reasons: reasons.trim(), version };
  return await own.gating.setCircumstances(change, { authority, incident }, form, entries);
}
