/** Entries as they stand in the tree, and how far the tree reaches. What waits for its place is not among them yet. */
import type { Sql } from "postgres";
import { type Entry, entryOf } from "../../domain/ledger/entry.ts";
import type { TreeHead } from "../../domain/ledger/merkle.ts";

export type LedgerReading = {
  /** The first sequence to read. */
  readonly from?: number | undefined;
  readonly limit?: number | undefined;
  readonly incident?: string | undefined;
};

export async function readLedger(sql: Sql, reading: LedgerReading = {}): Promise<readonly Entry[]> {
  const { from = 1, limit = 100, incident } = reading;
  const rows = await sql<EntryRow[]>`
    select leaf, position, hash from ledger_entry
    where position >= ${from - 1} ${incident === undefined ? sql`` : sql`and incident = ${incident}`}
    order by position limit ${limit}`;
  return rows.map(entryOfRow);
}

export async function treeHead(sql: Sql): Promise<TreeHead> {
  const [row] = await sql<
    [{ readonly size: string; readonly root: Buffer }]
  >`select size, root from ledger_tree`;
  return { size: Number(row.size), root: row.root.toString("hex") };
}

export type EntryRow = { readonly leaf: string; readonly position: string; readonly hash: Buffer };

export function entryOfRow({ leaf, position, hash }: EntryRow): Entry {
  return entryOf(leaf, Number(position) + 1, hash.toString("hex"));
}
