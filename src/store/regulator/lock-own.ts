/** One writer at a time for what an authority writes for the regulator in an incident: numbers follow without gaps. */
import type { TransactionSql } from "postgres";
import type { Own } from "../../respond/report/report-store.ts";

export async function lockOwn(tx: TransactionSql, { incident, authority }: Own): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`regulator ${incident} ${authority}`}, 0))`;
}
