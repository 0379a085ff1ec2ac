/** Reads every table as it stood at one moment, while others go on writing. */
import type { Sql, TransactionSql } from "postgres";
import type { LedgerProblem } from "../../domain/ledger/problem.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { verifyRecordWithin } from "../ledger/verify-record.ts";
import type { Packing } from "./archive.ts";
import { type Contents, contentsName, partName } from "./contents.ts";
import { copyOut } from "./copy.ts";
import { type CountedTable, migrationsOf, sequencesOf, tablesOf } from "./tables.ts";

/** Entries of an archive need their length beforehand, so a table comes in parts. */
const partLength = 4 * 1024 * 1024;

export type TakeSettings = {
  /** The ledger's files beside the database, and their checkpoint, read before. */
  readonly kept: { readonly folder: string; readonly note: string | undefined };
  /** Also where the ledger is not whole. */
  readonly despite: boolean;
  onRows(taken: number, of: number): void;
};

export async function takeTables(
  sql: Sql,
  packing: Packing,
  { kept, despite, onRows }: TakeSettings,
): Promise<Outcome<Contents, LedgerProblem>> {
  return await sql.begin("isolation level repeatable read read only", async (tx) => {
    // A policy that hides rows from this account must be an error here, never a smaller backup.
    await tx.unsafe(
      "set local row_security = off; set local datestyle = 'ISO'; set local bytea_output = 'hex'",
    );
    const ledger = await verifyRecordWithin(tx, kept);
    if (!ledger.ok && !despite) return failed(ledger.problem);
    const contents = await contentsOf(tx, ledger.ok ? ledger.value : null);
    await packing.add(contentsName, JSON.stringify(contents));
    const of = contents.tables.reduce((sum, { rows }) => sum + rows, 0);
    let taken = 0;
    for (const table of contents.tables) {
      await takeTable(tx, packing, table, sql);
      taken += table.rows;
      onRows(taken, of);
    }
    return done(contents);
  });
}

async function contentsOf(
  tx: TransactionSql,
  ledger: { readonly size: number; readonly root: string } | null,
): Promise<Contents> {
  const tables = await tablesOf(tx);
  const [tree] = await tx<[{ readonly origin: string; readonly size: number }]>`
    select origin, size::float8 as size from ledger_tree`;
  return {
    migrations: await migrationsOf(tx),
    tables,
    sequences: await sequencesOf(tx),
    ledger: { origin: tree.origin, size: ledger?.size ?? tree.size, root: ledger?.root ?? null },
  };
}

async function takeTable(tx: TransactionSql, packing: Packing, table: CountedTable, sql: Sql): Promise<void> {
  let [pieces, length, part]: [Buffer[], number, number] = [[], 0, 0];
  const flush = async (): Promise<void> => {
    if (length === 0) return;
    await packing.add(partName(table.name, ++part), Buffer.concat(pieces));
    [pieces, length] = [[], 0];
  };
  for await (const piece of copyOut(tx, table, sql)) {
    pieces.push(piece);
    length += piece.length;
    if (length >= partLength) await flush();
  }
  await flush();
}
