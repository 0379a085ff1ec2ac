/** The report of letters that came back, as GOV.UK Notify offers it to be downloaded (CSV). */
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { isId, isOurs } from "./states.ts";

export type ReturnedLetter = {
  /** Of the attempt; null where the report names only Notify's own id. */
  readonly reference: string | null;
  readonly id: string | null;
};
export type ReturnedReport = {
  readonly letters: readonly ReturnedLetter[];
  /** Lines that name neither. */
  readonly unreadable: number;
};

const row = z.record(z.string(), z.string());

export function readReturned(text: string): Outcome<ReturnedReport, { kind: "failed"; why: string }> {
  let rows: unknown;
  try {
    rows = parse(text, {
      columns: keys,
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
      trim: true,
    });
  } catch {
    return failed({ kind: "failed", why: "The file is not a table (CSV)." });
  }
  const read = z.array(row).safeParse(rows);
  if (!read.success) return failed({ kind: "failed", why: "The file is not a table (CSV)." });
  const [first] = read.data;
  if (first !== undefined && first["notification id"] === undefined && first["reference"] === undefined)
    return failed({
      kind: "failed",
      why: "The file has no column “Notification ID” or “Reference”: it is not Notify’s report of returned letters.",
    });
  const letters = read.data.map((each): ReturnedLetter => {
    const { reference, "notification id": id } = each;
    return { reference: isOurs(reference) ? reference : null, id: isId(id) ? id : null };
  });
  const named = letters.filter(({ reference, id }) => reference !== null || id !== null);
  return done({ letters: named, unreadable: letters.length - named.length });
}

function keys(header: readonly string[]): string[] {
  return header.map((name) => name.trim().toLowerCase());
}
