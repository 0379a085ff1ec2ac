/** Rows of a table that was pasted or saved as CSV, each with its number as a spreadsheet shows it. A broken quote is said. */
import { CsvError, parse } from "csv-parse/sync";
import { mostStaff } from "../../domain/briefings/staff-list.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { sniffDelimiter } from "../../scan/extract/table/delimiter.ts";

export type TableRow = { readonly at: number; readonly cells: readonly string[] };

/** A quote that is opened and never closed would swallow the rest of the file. */
const longestRow = 20_000;

export function readTable(
  table: string,
): Outcome<readonly TableRow[], { readonly kind: "table-broken"; readonly row: number }> {
  const text = table.replace(/^\ufeff/, "").replace(/^sep=.(\r\n|\r|\n)/i, "");
  const delimiter = sniffDelimiter(text.slice(0, 20_000))?.delimiter ?? ",";
  try {
    const records = parse(text, {
      ...{ delimiter, relax_column_count: true, skip_empty_lines: false },
      // One more than may be, so that too many are told from just as many.
      ...{ max_record_size: longestRow, to: mostStaff + 2 },
    }) as unknown as string[][];
    return done(records.map((cells, index) => ({ at: index + 1, cells })));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { records = 0 } = error as unknown as { readonly records?: number };
    return failed({ kind: "table-broken", row: records + 1 });
  }
}
