/** A table that somebody sends as a file, or pastes; and the rows of it that are wrong. */
import type { FieldError } from "./fields.ts";

/** More rows than that are no help to whoever puts them right. */
const mostShown = 50;

export type TableSent = { readonly text: string; readonly field: "file" | "table"; readonly sent: true };

/** `file`: what was chosen, as text; null where it is none. */
export function tableSent(
  file: { readonly text: string | null } | undefined,
  pasted: string,
): TableSent | FieldError {
  if (file?.text === null)
    return { field: "file", text: "The file is no CSV. Save it from the spreadsheet as CSV (UTF-8)" };
  const text = file?.text ?? pasted;
  if (text.trim() === "") return { field: "file", text: "Select a file, or paste the list" };
  return { text, field: file === undefined ? "table" : "file", sent: true };
}

export function isTable(sent: TableSent | FieldError): sent is TableSent {
  return "sent" in sent;
}

export function wrongRows<R>(rows: readonly R[]): { readonly rows: readonly R[]; readonly more: number } {
  return { rows: rows.slice(0, mostShown), more: Math.max(0, rows.length - mostShown) };
}
