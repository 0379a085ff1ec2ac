/** The name under which this record's ledger signs. */
import type { Sql } from "postgres";

export async function ledgerOrigin(sql: Sql): Promise<string> {
  const [{ origin }] = await sql<[{ origin: string }]>`select origin from ledger_tree`;
  return origin;
}
