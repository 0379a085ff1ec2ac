/** Staff write a section of the report: held to the fields, to the register, and to the version that they began from. */
import type { IncidentId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { FieldKey, SectionKey } from "../../domain/report/field.ts";
import { fieldsIn, problemOfTyped, type Typed } from "../../domain/report/fields.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { SectionProblem } from "../desk/incident/regulator-desk.ts";
import { note } from "../note.ts";
import { problemOfWords } from "./check-words.ts";
import type { RegulatorPorts } from "./regulator-ports.ts";
import type { Own } from "./report-store.ts";

/** `own`: past all limits, for the words are held to everybody in the register of the writer's authority. */
export async function writeReportSection(
  ports: RegulatorPorts,
  own: RegulatorPorts,
  by: Staff,
  incident: IncidentId,
  section: SectionKey,
  form: { readonly typed: Typed; readonly version: number; readonly sure: boolean },
): Promise<Outcome<{ readonly version: number }, SectionProblem>> {
  const typed = ofSection(section, form.typed);
  const odd = problemOfTyped(typed);
  if (odd !== null) return failed(odd);
  const of: Own = { incident, authority: by.authority };
  const named = await problemOfWords(wordsPorts(own), of, writtenIn(section, typed), form.sure);
  if (named !== null) return failed(named);
  const change = changeBy(by, ports.now());
  const entry = note(
    change,
    "report.section-written",
    { subject: `authority:${by.authority}`, incident },
    { authority: by.authority, section, version: form.version + 1, fields: Object.keys(typed) },
  );
  const written = await ports.reports.writeSection(change, of, section, { typed, version: form.version }, [
    entry,
  ]);
  return written.ok ? done({ version: written.value }) : written;
}

/** What a form sends of other sections, or of fields that there are not, is none of this. */
function ofSection(section: SectionKey, typed: Typed): Typed {
  const keys: readonly FieldKey[] = fieldsIn(section).map(({ key }) => key);
  const kept = (Object.entries(typed) as [FieldKey, string | readonly string[]][])
    .filter(([key, value]) => keys.includes(key) && value.length > 0)
    .map(([key, value]) => [key, typeof value === "string" ? value.toWellFormed() : value] as const);
  return Object.fromEntries(kept);
}

/** Those who are to be named (the DPO, a contact) may be. */
function writtenIn(section: SectionKey, typed: Typed) {
  return fieldsIn(section)
    .filter(({ kind, names }) => names !== true && (kind === "long" || kind === "short"))
    .map(({ key }) => ({ field: key, text: typeof typed[key] === "string" ? typed[key] : "" }));
}

export function wordsPorts({ figures, bodies }: RegulatorPorts) {
  return {
    peopleByWord: (incident: IncidentId, authority: Own["authority"], words: readonly string[]) =>
      figures.peopleByWord({ incident, authority }, words),
    authorities: () => bodies.authorities(),
  };
}
