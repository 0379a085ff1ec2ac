/** Reads a list of flags of the authority's own from a CSV file. Nothing is flagged before somebody has seen what it does. */
import type { FlagLineFault } from "../../../domain/gate/flag-list.ts";
import type { FlagFileProblem } from "../../../respond/desk/people/gate-desk.ts";
import { textOfFile } from "../../../respond/map/files/read-file.ts";
import { type FieldError, type Fields, formView, raw } from "../../frame/fields.ts";
import { isTable, tableSent, wrongRows } from "../../frame/pasted-table.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { flagChoices } from "../words.ts";

export const path = "/incidents/:incident/flags/import";
export const needs = "incident";
export const verbs = { get: "flag.import", post: "flag.import" } as const;
export const takes = 12 * 1024 * 1024;
export const files = true;

const faultWords: Readonly<Record<FlagLineFault, string>> = {
  nobody: "It has neither a reference nor a name",
  reference: "The reference is not one of Candour’s, such as P-000123",
  date: "The date of birth is no date. Write 1984-03-02 or 2/3/1984",
  flag: `The flag must be one of: ${flagChoices.map(({ value }) => value).join(", ")}`,
};

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, uploads } = visit;
  const file = uploads.find(({ field }) => field === "file");
  const sent = tableSent(file && { text: textOfFile(file.bytes) }, raw(form, "table"));
  if (!isTable(sent)) return show(visit, form, [sent]);
  const outcome = await desk.readFlagFile(staff, incident.id, sent.text);
  if (outcome.ok) return redirect(`/incidents/${incident.reference}/flags/import/${outcome.value}`);
  const { problem } = outcome;
  const error = wrong<FlagFileProblem["kind"]>(problem, { [problem.kind]: sent.field });
  const rows =
    problem.kind === "flag-file-rows"
      ? problem.rows.map(({ row, fault }) => ({ row, words: faultWords[fault] }))
      : [];
  return show(visit, form, [error], rows);
}

function show(
  { incident }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  rows: readonly { readonly row: number; readonly words: string }[] = [],
): Reply {
  const base = `/incidents/${incident.reference}`;
  return page(
    "gate/import/page.njk",
    {
      title: "Import your own flags",
      back: { href: `${base}/gate`, text: "Held for a look" },
      ...{ here: `${base}/flags/import`, cancel: `${base}/gate`, form: formView(values, errors) },
      ...wrongRows(rows),
      flags: flagChoices,
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
