/**
 * Rows of a table that was pasted or saved from a spreadsheet as CSV, each with its number as the spreadsheet shows it:
 * commas, semicolons or tabs, any line ends. A broken quote is said.
 */
import { CsvError, parse } from "csv-parse/sync";
import { done, failed, type Outcome } from "../domain/outcome.ts";
import { sniffDelimiter } from "../scan/extract/table/delimiter.ts";

export type TableRow = { readonly at: number; readonly cells: readonly string[] };

/** `too-long`: a quote that is opened and never closed would swallow the rest of the file. */
export type TableProblem = {
  readonly kind: "too-long" | "quotes";
  readonly row: number;
  /** Of the text; null where nobody knows. */
  readonly line: number | null;
};

/** `most` rows below the head are wanted; `longest` letters may be in one. */
export function readTable(
  table: string,
  { most, longest }: { readonly most: number; readonly longest: number },
): Outcome<readonly TableRow[], TableProblem> {
  const whole = table.replace(/^\ufeff/, "");
  const text = whole.replace(/^sep=.(\r\n|\r|\n)/i, "");
  const above = text === whole ? 0 : 1;
  const delimiter = sniffDelimiter(whole.slice(0, 20_000))?.delimiter ?? ",";
  try {
    const records = parse(text, {
      ...{ delimiter, relax_column_count: true, skip_empty_lines: false },
      // One more than may be, so that too many are told from just as many.
      ...{ max_record_size: longest, to: most + 2 },
    }) as unknown as string[][];
    return done(records.map((cells, index) => ({ at: index + 1 + above, cells })));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { records = 0, lines } = error as unknown as { readonly records?: number; readonly lines?: number };
    return failed({
      kind: error.code === "CSV_MAX_RECORD_SIZE" ? "too-long" : "quotes",
      row: records + 1 + above,
      line: lines === undefined ? null : lines + above,
    });
  }
}
