/**
 * The last count of something, for as long as nothing has changed: the ledger tells, for every change has an entry. While much
 * changes at once it is kept for a few times as long as it took, so that ten who look do not count ten times.
 */
import type { Sql } from "postgres";

export type Counted<T> = { readonly value: T; readonly ageMs: number };
type Kept<T> = { readonly mark: string; readonly at: number; readonly took: number; readonly value: T };

/** Authorities of incidents whose count is remembered. */
const remembered = 64;
/** What is counted sooner is counted each time. */
const soonMs = 250;
const timesAsLong = 5;
const longestMs = 30_000;

export function keptCounts<K, T>(
  sql: Sql,
  nameOf: (key: K) => string,
  count: (key: K) => Promise<T>,
): (key: K) => Promise<Counted<T>> {
  const known = new Map<string, Kept<T>>();
  const counting = new Map<string, Promise<T>>();
  return async (key) => {
    const name = nameOf(key);
    const before = known.get(name);
    // Looked at before it is counted: what changes meanwhile is counted again.
    const mark = await markOf(sql);
    if (before !== undefined && (before.mark === mark || isYoung(before)))
      return { value: before.value, ageMs: performance.now() - before.at };
    const underWay = counting.get(name) ?? counted(key, name, mark).finally(() => counting.delete(name));
    counting.set(name, underWay);
    return { value: await underWay, ageMs: 0 };
  };

  async function counted(key: K, name: string, mark: string): Promise<T> {
    const began = performance.now();
    const value = await count(key);
    known.delete(name);
    known.set(name, { mark, at: began, took: performance.now() - began, value });
    if (known.size > remembered) known.delete(known.keys().next().value!);
    return value;
  }
}

async function markOf(sql: Sql): Promise<string> {
  const [row] = await sql<[{ readonly size: string }]>`select size from ledger_head_now()`;
  return row.size;
}

function isYoung({ at, took }: Kept<unknown>): boolean {
  return took > soonMs && performance.now() - at < took + Math.min(took * timesAsLong, longestMs);
}
