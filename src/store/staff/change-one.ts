/** A change of one account and its entries, or, where it came to nothing, neither. */
import type { Sql, TransactionSql } from "postgres";
import type { AccountChange } from "../../respond/account-ports.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";

export function changeOne(
  sql: Sql,
  by: AccountChange,
  work: (tx: TransactionSql) => Promise<boolean>,
): Promise<boolean> {
  return change(sql, actorOf(by), async (tx) => {
    const value = await work(tx);
    return { value, entries: value ? by.entries : [] };
  });
}
