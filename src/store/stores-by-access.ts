/** Stores for whoever asks: opened once for each access, over the pool that is bound to it. */
import type { Sql } from "postgres";
import type { By } from "../respond/change-by.ts";
import type { AccessPools } from "./access-pools.ts";

/** `open` is called once for each pool. */
export function storesByAccess<T>(pools: AccessPools, open: (pool: Sql) => T): (by: By) => T {
  const opened = new WeakMap<Sql, T>();
  return (by) => {
    const pool = pools.of(by === "system" ? "work" : by);
    const known = opened.get(pool) ?? open(pool);
    opened.set(pool, known);
    return known;
  };
}
