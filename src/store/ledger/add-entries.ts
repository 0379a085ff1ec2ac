/** Adds entries to the ledger inside the transaction of the change that they tell of. They get their places later. */
import type { TransactionSql } from "postgres";
import { leafOf, type NewEntry } from "../../domain/ledger/entry.ts";
import { insertRows } from "../insert-rows.ts";

export async function addEntries(tx: TransactionSql, entries: readonly NewEntry[], at: Date): Promise<void> {
  const leaves = entries.map((entry) => leafOf(entry, at));
  if (leaves.length === 0) return;
  // In the order in which they were handed over.
  await tx`
    insert into ledger_entry (leaf) select leaf from unnest(${leaves}::text[]) with ordinality as u(leaf, at) order by at`;
  const salts = entries.flatMap(({ subject, salts = [] }) => salts.map((salt) => ({ ...salt, subject })));
  if (salts.length === 0) return;
  await insertRows(
    tx,
    "entry_salt",
    { hash: "bytea", salt: "bytea", subject: "text" },
    salts.map(({ hash, salt, subject }) => [Buffer.from(hash, "hex"), salt, subject]),
    "on conflict do nothing",
  );
}
