/** What becomes of a queued message after an attempt, in each table whose words and address go once it is over. */
import type { TransactionSql } from "postgres";
import type { Delivered } from "../../respond/courier.ts";
import { afterPause, resultOf } from "./attempt.ts";

export type MessageTable = "check_answer" | "complaint_message";

/** A reference is the row's id behind a letter and a dash. */
export async function settleQueued(
  tx: TransactionSql,
  table: MessageTable,
  { leased, delivery }: Delivered,
  at: Date,
): Promise<void> {
  const id = leased.message.reference.slice(2);
  const result = resultOf(delivery);
  if (delivery.kind === "unavailable")
    await tx`
      update ${tx(table)} set free_at = ${afterPause(at, leased.attempt)}, result = ${result}
      where id = ${id} and state = 'queued'`;
  else if (delivery.kind === "sent") await finishQueued(tx, table, id, { state: "sent", at, result });
  else await finishQueued(tx, table, id, { state: "failed", at: null, result });
}

export async function finishQueued(
  tx: TransactionSql,
  table: MessageTable,
  id: string,
  {
    state,
    at,
    result,
  }: { readonly state: "sent" | "failed"; readonly at: Date | null; readonly result: string },
): Promise<void> {
  await tx`
    update ${tx(table)} set state = ${state}, sent_at = ${at}, result = ${result}, words = null, destination = null
    where id = ${id} and state = 'queued'`;
}
