/**
 * Until statistics are gathered anew, the planner takes a queue of a million for an empty table and reads it whole for
 * each batch. For the rest of the transaction rows are found by indexes alone.
 */
import type { TransactionSql } from "postgres";

export async function byIndex(tx: TransactionSql): Promise<void> {
  await tx`
    select set_config(name, 'off', true) from unnest(array['enable_seqscan', 'enable_bitmapscan', 'enable_sort',
      'enable_hashjoin', 'enable_mergejoin']) as name`;
}
