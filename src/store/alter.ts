/** Reads a row under lock, asks the use case what becomes of it, and saves row and entries together, or nothing. */
import type { Sql, TransactionSql } from "postgres";
import { done, failed, type Outcome, type Problem } from "../domain/outcome.ts";
import type { Change, Verdict } from "../respond/ports.ts";
import { change } from "./change.ts";

export async function alter<T, P extends Problem>(
  sql: Sql,
  by: Change,
  row: {
    /** Locks the row; null where it is not there. */
    readonly read: (tx: TransactionSql) => Promise<T | null>;
    readonly write: (tx: TransactionSql, next: T) => Promise<unknown>;
  },
  decide: (current: T) => Verdict<T, P>,
): Promise<Outcome<T, P | { readonly kind: "not-there" }>> {
  return await change<Outcome<T, P | { readonly kind: "not-there" }>>(sql, actorOf(by), async (tx) => {
    const current = await row.read(tx);
    if (current === null) return { value: failed({ kind: "not-there" }), entries: [] };
    const verdict = decide(current);
    if (!verdict.ok) return { value: verdict, entries: [] };
    await row.write(tx, verdict.value.next);
    return { value: done(verdict.value.next), entries: verdict.value.entries };
  });
}

export function actorOf({ by, at }: Change): { readonly actor: string; readonly now: Date } {
  return { actor: by, now: at };
}

/** An id from an address bar may be anything; PostgreSQL would rather fail than say that there is no such row. */
export function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}
