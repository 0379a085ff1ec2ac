/** An array of bytes as a parameter: the client would take it for one value. */
import type { Fragment, Sql, TransactionSql } from "postgres";

export function byteArray(sql: Sql | TransactionSql, values: readonly Uint8Array[]): Fragment {
  const hexes = values.map((value) => Buffer.from(value).toString("hex"));
  return sql`array(select decode(h, 'hex') from unnest(${hexes}::text[]) with ordinality as u(h, n) order by n)`;
}
