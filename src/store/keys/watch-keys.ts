/** Tells all processes on a record that its keys have changed, so that none keeps one in memory that was destroyed. */
import type { Sql, TransactionSql } from "postgres";
import type { KeyRing } from "../../seal/key-ring.ts";

const channel = "candour_keys";

/** With the commit. */
export async function tellRings(tx: TransactionSql): Promise<void> {
  await tx`select pg_notify(${channel}, '')`;
}

/** From now on, and after every loss of the connection, until the pool of connections is closed. */
export async function watchKeys(sql: Sql, ring: KeyRing): Promise<void> {
  const reload = () => void ring.reload().catch(() => {}); // the next unknown key brings it up
  await sql.listen(channel, reload, reload);
}
