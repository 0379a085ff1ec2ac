/** Marks a submission of the hatch as taken, in the transaction that takes it: false where it was taken before. */
import type { TransactionSql } from "postgres";

/** Of two at once the second waits here for the first. */
export async function takeOnce(
  tx: TransactionSql,
  { id, kind }: { readonly id: string; readonly kind: string },
  at: Date,
): Promise<boolean> {
  const { count } = await tx`
    insert into hatch_taken (id, kind, taken_at) values (${id}, ${kind}, ${at}) on conflict (id) do nothing`;
  return count === 1;
}
