/** A list of who must not be written to, from a table: taken in whole, or not at all. */
import type { SuppressionImportProblem } from "../../../respond/desk/people/suppression-desk.ts";
import { textOfFile } from "../../../respond/map/files/read-file.ts";
import { type FieldError, type Fields, formView, raw } from "../../frame/fields.ts";
import { isTable, tableSent, wrongRows } from "../../frame/pasted-table.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { count } from "../../words/numbers.ts";
import { rowWords } from "../words.ts";

export const path = "/incidents/:incident/suppressed/import";
export const needs = "incident";
export const verbs = { get: "suppression.import", post: "suppression.import" } as const;
export const takes = 12 * 1024 * 1024;
export const files = true;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, uploads } = visit;
  const file = uploads.find(({ field }) => field === "file");
  const sent = tableSent(file && { text: textOfFile(file.bytes) }, raw(form, "table"));
  if (!isTable(sent)) return show(visit, form, [sent]);
  const outcome = await desk.importSuppressions(staff, incident.id, sent.text);
  if (outcome.ok) {
    const { added, known } = outcome.value;
    const before = known === 0 ? "" : ` ${count(known, "was", "were")} on it already.`;
    return redirect(
      `/incidents/${incident.reference}/suppressed`,
      `${count(added, "entry is", "entries are")} added.${before}`,
    );
  }
  const { problem } = outcome;
  const error = wrong<SuppressionImportProblem["kind"]>(problem, { [problem.kind]: sent.field });
  const rows =
    problem.kind === "suppression-rows"
      ? problem.rows.map(({ row, fault }) => ({ row, words: rowWords[fault] }))
      : [];
  return show(visit, form, [error], rows);
}

function show(
  { incident }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  rows: readonly { readonly row: number; readonly words: string }[] = [],
): Reply {
  const list = `/incidents/${incident.reference}/suppressed`;
  return page(
    "suppression/import/page.njk",
    {
      title: "Import who must not be written to",
      back: { href: list, text: "Not to be written to" },
      ...{ list, here: `${list}/import`, form: formView(values, errors) },
      ...wrongRows(rows),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
