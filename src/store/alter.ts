/** Reads a row under lock, asks the use case what becomes of it, and saves row and entries together, or nothing. */
import type { Sql, TransactionSql } from "postgres";
import { done, failed, type Outcome, type Problem } from "../domain/outcome.ts";
import type { ChangedMeanwhile, Edited, FromVersion } from "../domain/version.ts";
import type { Change, Verdict } from "../respond/ports.ts";
import { change } from "./change.ts";
import { staleness, takeVersion } from "./editions/editions.ts";

type NotThere = { readonly kind: "not-there" };
type Row<T> = {
  /** Locks the row; null where it is not there. */
  readonly read: (tx: TransactionSql) => Promise<T | null>;
  readonly write: (tx: TransactionSql, next: T) => Promise<unknown>;
};

export async function alter<T, P extends Problem>(
  sql: Sql,
  by: Change,
  row: Row<T>,
  decide: (current: T) => Verdict<T, P>,
): Promise<Outcome<T, P | NotThere>> {
  return await change<Outcome<T, P | NotThere>>(sql, actorOf(by), async (tx) => {
    const current = await row.read(tx);
    if (current === null) return { value: failed({ kind: "not-there" }), entries: [] };
    const verdict = decide(current);
    if (!verdict.ok) return { value: verdict, entries: [] };
    await row.write(tx, verdict.value.next);
    return { value: done(verdict.value.next), entries: verdict.value.entries };
  });
}

/** The same for what several people edit: only from the version that stands there, which this makes one more. */
export async function alterFrom<T, P extends Problem>(
  sql: Sql,
  by: Change,
  row: Row<T>,
  edition: { readonly of: (current: T) => Edited; readonly from: FromVersion },
  decide: (current: T) => Verdict<T, P>,
): Promise<Outcome<T, P | NotThere | ChangedMeanwhile>> {
  type Ended = Outcome<T, P | NotThere | ChangedMeanwhile>;
  const nothing = (problem: P | NotThere | ChangedMeanwhile) => ({ value: failed(problem), entries: [] });
  return await change<Ended>(sql, actorOf(by), async (tx) => {
    const current = await row.read(tx);
    if (current === null) return nothing({ kind: "not-there" });
    // What was decided on a version that is gone is no use, whatever else may be wrong with it.
    const stale = await staleness(tx, edition.of(current), edition.from);
    if (stale !== null) return nothing(stale);
    const verdict = decide(current);
    if (!verdict.ok) return nothing(verdict.problem);
    await row.write(tx, verdict.value.next);
    await takeVersion(tx, by, edition.of(current), "any");
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
