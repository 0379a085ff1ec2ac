/** Every change of the record goes through here: the change and its ledger entries are saved together or not at all. */
import type { Sql, TransactionSql } from "postgres";
import type { NewEntry } from "../domain/ledger/entry.ts";
import { addEntries } from "./ledger/add-entries.ts";
import { ledgerOf } from "./ledger/ledger.ts";

export type By = { readonly actor: string; readonly now: Date };
export type Change<T> = { readonly value: T; readonly entries: readonly NewEntry[] };

export async function change<T>(
  sql: Sql,
  by: By,
  work: (tx: TransactionSql) => Promise<Change<T>>,
): Promise<T> {
  const { value, written } = await sql.begin(async (tx) => {
    const { value, entries } = await work(tx);
    await addEntries(tx, entries, by.now);
    return { value: [value] as const, written: entries.length > 0 };
  });
  // It is committed by now, whatever becomes of its place in the tree.
  if (written) await ledgerOf(sql).integrate();
  return value[0];
}
