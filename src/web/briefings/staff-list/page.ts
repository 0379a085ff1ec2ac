/** The staff list: how many there are and in which teams, and a form that takes in a new one, whole or not at all. */

import { wordsFor } from "../../../respond/words.ts";
import { type FieldError, type Fields, formView, longText, raw } from "../../frame/fields.ts";
import { isTable, tableSent, wrongRows } from "../../frame/pasted-table.ts";
import { page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { inSummary, wrong } from "../../frame/wrong.ts";
import { count } from "../../words/numbers.ts";

export const path = "/staff-list";
export const needs = "staff";
export const verbs = { get: "staff-list.read", post: "staff-list.change" } as const;
/** 50,000 people, pasted or as a file. */
export const takes = 12 * 1024 * 1024;
export const files = true;

export async function get(visit: StaffVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  if (raw(form, "remove") === "yes") {
    const { removed } = await desk.removeStaffList(staff);
    return redirect("/staff-list", `${count(removed, "person is", "people are")} off the list.`);
  }
  const file = visit.uploads.find(({ field }) => field === "file");
  const sent = tableSent(file && { text: textOf(file.bytes) }, longText(form, "table"));
  if (!isTable(sent)) return show(visit, form, [sent]);
  const outcome = await desk.importStaffList(staff, sent.text);
  if (outcome.ok) {
    const { added, kept, removed } = outcome.value;
    const gone = removed === 0 ? "" : ` ${count(removed, "person was", "people were")} taken off it.`;
    return redirect(
      "/staff-list",
      `The list has ${count(added + kept, "person", "people")}, of whom ${added} are new.${gone}`,
    );
  }
  const { problem } = outcome;
  const error = wrong(problem, { [problem.kind]: sent.field });
  const rows =
    problem.kind === "staff-list-rows"
      ? problem.rows.map((row) => ({ row: row.row, words: inSummary(wordsFor(row)) }))
      : [];
  return show(visit, { table: raw(form, "table") }, [error], rows);
}

/** Null where it is no text: a spreadsheet's own file, say. */
function textOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\u0000") ? null : text;
  } catch {
    // What Excel calls "CSV" in Britain is Windows-1252; a zip begins with PK.
    return bytes[0] === 0x50 && bytes[1] === 0x4b ? null : new TextDecoder("windows-1252").decode(bytes);
  }
}

async function show(
  { desk, staff }: StaffVisit,
  values: Fields,
  errors: readonly FieldError[],
  rows: readonly { readonly row: number; readonly words: string }[] = [],
): Promise<Reply> {
  const list = await desk.staffList(staff);
  return page(
    "briefings/staff-list/page.njk",
    {
      title: "Staff list",
      form: formView(values, errors),
      list,
      ...wrongRows(rows),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
