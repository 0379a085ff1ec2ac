/** A person says what became of messages that may have gone, with reasons: of some, or of all of one minute alike. */
import type { IncidentId } from "../../domain/ids.ts";
import {
  minuteKey,
  problemOfUnsure,
  type UnsureForm,
  type UnsureMinute,
  type UnsureProblem,
  unsureBecomes,
} from "../../domain/notices/unsure/unsure.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import { note } from "../note.ts";
import type { UnsurePorts } from "./unsure-store.ts";

/** An entry has an end: many references stand in several. */
const perEntry = 500;

export async function decideUnsure(
  { unsure, now }: UnsurePorts,
  by: Staff,
  incident: IncidentId,
  minute: UnsureMinute,
  form: UnsureForm,
): Promise<Outcome<{ readonly decided: number }, UnsureProblem>> {
  const problem = problemOfUnsure(form);
  if (problem !== null) return failed(problem);
  const change = changeBy(by, now());
  const { decision, of, reasons } = form;
  const about = { subject: `unsure:${minuteKey(minute)}`, incident };
  const detail = {
    ...{ authority: by.authority, carrier: minute.carrier, minute: minute.minute.toISOString() },
    ...{ reasons: reasons.trim(), together: "all" in of },
  };
  const decided = await unsure.decide(
    change,
    { incident, authority: by.authority },
    minute,
    { decision, of },
    (references) =>
      chunks(references).map((some) =>
        note(change, unsureBecomes[decision].entry, about, {
          ...{ ...detail, count: some.length, references: some },
        }),
      ),
  );
  if (decided.ok) return done({ decided: decided.value });
  return failed(decided.problem.number === 0 ? { kind: "no-such-unsure" } : decided.problem);
}

function chunks(references: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(references.length / perEntry) }, (_, at) =>
    references.slice(at * perEntry, (at + 1) * perEntry),
  );
}
