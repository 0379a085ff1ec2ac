/** Rows that a test puts into the record behind the desk's back: with an entry, without which nothing can be changed. */
import type { Sql, TransactionSql } from "postgres";
import { change } from "../../src/store/change.ts";

export async function withEntry<T>(sql: Sql, work: (tx: TransactionSql) => Promise<T>): Promise<T> {
  const entry = { verb: "test.prepared", subject: "test", actor: "system", detail: {} };
  return await change(sql, { actor: "system", now: new Date() }, async (tx) => ({
    value: await work(tx),
    entries: [entry],
  }));
}
