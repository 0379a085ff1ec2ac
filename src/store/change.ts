/** Every change of the record goes through here: the change and its ledger entries are saved together or not at all. */
import type { Sql, TransactionSql } from "postgres";
import type { NewEntry } from "../domain/ledger.ts";
import { noteHead } from "./kept-head.ts";
import { appendEntries } from "./ledger.ts";

export type By = { readonly actor: string; readonly now: Date };
export type Change<T> = { readonly value: T; readonly entries: readonly NewEntry[] };

export async function change<T>(
  sql: Sql,
  by: By,
  work: (tx: TransactionSql) => Promise<Change<T>>,
): Promise<T> {
  const { value, head } = await sql.begin(async (tx) => {
    const { value, entries } = await work(tx);
    // Last of all, so that the ledger is locked for the length of a commit only and never waited for the other way round.
    return {
      value: [value] as const,
      head: entries.length === 0 ? undefined : await appendEntries(tx, entries, by.now),
    };
  });
  if (head !== undefined) noteHead(sql, head);
  return value[0];
}
