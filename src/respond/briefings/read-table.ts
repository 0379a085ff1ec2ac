/** Rows of a table that was pasted or saved as CSV, each with the line on which it begins. Strict: a broken quote is said. */

import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { sniffDelimiter } from "../../scan/extract/table/delimiter.ts";

export type TableRow = { readonly at: number; readonly cells: readonly string[] };

export function readTable(
  table: string,
): Outcome<readonly TableRow[], { readonly kind: "table-broken"; readonly row: number }> {
  const text = table
    .replace(/^\ufeff/, "")
    .replace(/^sep=.\r?\n/i, "")
    .replace(/\r\n?/g, "\n");
  const delimiter = sniffDelimiter(text.slice(0, 20_000))?.delimiter ?? ",";
  const rows: TableRow[] = [];
  let [at, from, line] = [0, 0, 1];
  let cells: string[] = [];
  while (at <= text.length) {
    const field = fieldAt(text, at, delimiter);
    if (field === null) return failed({ kind: "table-broken", row: rows.length + 1 });
    cells.push(field.value);
    at = field.end + 1;
    if (text[field.end] === delimiter) continue;
    if (from < text.length) rows.push({ at: line, cells });
    line += text.slice(from, at).split("\n").length - 1;
    [from, cells] = [at, []];
  }
  return done(rows);
}

/** Null where a quote is not closed, or something follows one that is. */
function fieldAt(
  text: string,
  from: number,
  delimiter: string,
): { readonly value: string; readonly end: number } | null {
  if (text[from] !== '"') {
    let end = from;
    while (end < text.length && text[end] !== delimiter && text[end] !== "\n") end++;
    return { value: text.slice(from, end), end };
  }
  let at = from + 1;
  for (;;) {
    at = text.indexOf('"', at);
    if (at === -1) return null;
    if (text[at + 1] !== '"') break;
    at += 2;
  }
  const end = at + 1;
  if (end < text.length && text[end] !== delimiter && text[end] !== "\n") return null;
  return { value: text.slice(from + 1, at).replaceAll('""', '"'), end };
}
