/**
 * Destroys keys for good: what they sealed can be opened by nobody any more, in no copy of the record that does not hold
 * the key as well. For retention, and for the end of a rotation. The entry in the ledger is the caller's.
 */
import type { TransactionSql } from "postgres";
import type { PersonId } from "../../domain/ids.ts";
import { type Scope, scopeName } from "../../seal/data-key.ts";
import { tellRings } from "./watch-keys.ts";

/** Every generation of the scope. Tells the numbers of the keys that are no more. */
export async function destroyKeys(tx: TransactionSql, scope: Scope): Promise<readonly number[]> {
  const rows = await tx<{ readonly number: number }[]>`
    update data_key set wrapped = null, destroyed_at = now(), retired_at = coalesce(retired_at, now())
    where scope = ${scopeName(scope)} and destroyed_at is null returning number`;
  if (rows.length > 0) await tellRings(tx);
  return rows.map(({ number }) => number);
}

/** The own keys of these people, whose rows stay: name, contacts, places and notice are gone, figures are left. */
export async function destroyPersonKeys(tx: TransactionSql, people: readonly PersonId[]): Promise<number> {
  // No bytes at all open nothing: null would mean that an earlier Candour sealed them.
  const { count } = await tx`
    update person set seal_key = '' where id = any(${[...people]}::uuid[]) and seal_key is distinct from ''`;
  return count;
}
