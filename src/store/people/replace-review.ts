/** What a new review of a holding takes away, and what it makes of notices that have not gone out. */
import type { TransactionSql } from "postgres";
import type { Holding } from "../../domain/documents/holding.ts";
import type { PersonId } from "../../domain/ids.ts";

const hangingOnPeople = [
  "contact_point",
  "identifier",
  "finding",
  "person_search",
  "person_mark",
  "person_link",
  "person_part",
];

/** What hangs on people is written anew; whoever was told keeps theirs, and what other holdings say stays. */
export async function clearFormerReview(tx: TransactionSql, { id }: Holding): Promise<void> {
  for (const table of hangingOnPeople)
    await tx`
      delete from ${tx(table)} t where t.holding_id = ${id}
        and not exists (select from person_told k where k.id = t.person_id)
        and not exists (select from person d where d.id = t.person_id and d.deleted_at is not null)`;
}

export async function removeVanished(tx: TransactionSql, { id, incident }: Holding): Promise<void> {
  await tx`
    delete from person p where p.incident_id = ${incident} and p.holding_id = ${id} and p.deleted_at is null
      and not exists (select from person_told k where k.id = p.id)
      and not exists (select from person_part t where t.person_id = p.id)`;
}

/**
 * Counts the review for everybody whom it touched, so that drafts from before it are stale; what was approved and has
 * not been queued needs a draft and an approval anew. Tells how many approvals that took back.
 */
export async function touchPeople(
  tx: TransactionSql,
  touched: readonly PersonId[],
  rivals: readonly PersonId[],
): Promise<number> {
  const all = [...new Set([...touched, ...rivals])];
  await tx`update person_part set ambiguous = true where person_id = any(${[...rivals]}::uuid[])`;
  await tx`update person set ambiguous = true where id = any(${[...rivals]}::uuid[])`;
  await tx`update person set reviews = reviews + 1 where id = any(${all}::uuid[])`;
  const { count } = await tx`
    update notice set state = 'drafted', approved_by = null, approved_at = null
    where state = 'approved' and person_id = any(${all}::uuid[])`;
  return count;
}
