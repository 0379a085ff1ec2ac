/** Who looked at whom, for the data protection officer: the readings, what is odd about them, and that it was looked into. */

import type { IncidentId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { problemOfReasons } from "../../domain/reasons.ts";
import { oddReadings } from "../../domain/staff/odd-reading.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { ukTime } from "../../domain/uk-time/uk-time.ts";
import { changeBy } from "../change-by.ts";
import type { LookProblem, OddLine } from "../desk/house/reading-desk.ts";
import { note } from "../note.ts";
import type { TaskPorts } from "./tasks.ts";

/** What is further back has been looked into by now, or will not be. */
const lookedBack = 30 * 24 * 60 * 60_000;

export async function readOdd(
  { readings, now }: TaskPorts,
  reader: Staff,
  incident: IncidentId,
): Promise<readonly OddLine[]> {
  const since = new Date(now().getTime() - lookedBack);
  const { names, references, ...given } = await readings.forRules(reader.authority, incident, since);
  const looked = await readings.lookedInto(reader.authority, incident);
  return oddReadings({ ...given, now: now(), hourOf: (at) => ukTime(at).hour }).map((odd) => ({
    ...odd,
    staffName: odd.staff === null ? null : (names.get(odd.staff) ?? null),
    personReference: odd.person === null ? null : (references.get(odd.person) ?? null),
    lookedInto: looked.get(odd.key) ?? null,
  }));
}

export async function lookInto(
  ports: TaskPorts,
  by: Staff,
  incident: IncidentId,
  { key, words }: { readonly key: string; readonly words: string },
): Promise<Outcome<null, LookProblem>> {
  const unfit = problemOfReasons(words);
  if (unfit !== null) return failed(unfit);
  const odd = (await readOdd(ports, by, incident)).find((one) => one.key === key);
  if (odd === undefined) return failed({ kind: "no-such-pattern" });
  const change = changeBy(by, ports.now());
  const { authority } = by;
  const detail = { authority, pattern: odd.kind, staff: odd.staff, count: odd.count, words: words.trim() };
  const entry = note(change, "reads.looked-into", { subject: `incident:${incident}`, incident }, detail);
  await ports.readings.lookInto(change, { authority, incident }, key, words.trim(), [entry]);
  return done(null);
}
