/** Takes a list of who must not be written to from a table: the whole list, or nothing and what is wrong with which row. */
import type { IncidentId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { readSuppressions, suppressionEntries } from "../../domain/suppression/suppression.ts";
import { changeBy } from "../change-by.ts";
import type { SuppressionImportProblem } from "../desk/people/suppression-desk.ts";
import { note } from "../note.ts";
import { readTable } from "../read-table.ts";
import type { SuppressionPorts } from "./suppress.ts";

const most = 50_000;
const longestRow = 5_000;

export async function importSuppressions(
  { suppressions, now }: SuppressionPorts,
  by: Staff,
  incident: IncidentId,
  table: string,
): Promise<Outcome<{ readonly added: number; readonly known: number }, SuppressionImportProblem>> {
  const read = readTable(table, { most, longest: longestRow });
  if (!read.ok) return failed({ kind: "suppression-file-unreadable", row: read.problem.row });
  if (read.value.length > most + 1) return failed({ kind: "suppression-file-unreadable", row: most + 1 });
  const { lines, problems, headless } = readSuppressions(read.value);
  if (headless && read.value.length > 0) return failed({ kind: "suppression-file-headless" });
  if (problems.length > 0) return failed({ kind: "suppression-rows", rows: problems });
  if (lines.length === 0) return failed({ kind: "suppression-file-empty" });
  const change = changeBy(by, now());
  const { authority } = by;
  const counted = await suppressions.addAll(change, { authority, incident }, lines, (counts) => [
    note(
      change,
      suppressionEntries.import,
      { subject: `authority:${authority}`, incident },
      { authority, ...counts },
    ),
  ]);
  if ("unknown" in counted)
    return failed({
      kind: "suppression-rows",
      rows: counted.unknown.map((row) => ({ row, fault: "reference" })),
    });
  return done({ added: counted.added, known: counted.known });
}
