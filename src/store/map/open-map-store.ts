/** The map of shared services in SQL: whoever changes it holds one lock for all of it, so that rules about all of it hold. */
import type { Sql, TransactionSql } from "postgres";
import { done, failed, type Outcome, type Problem } from "../../domain/outcome.ts";
import type { MapReading } from "../../respond/desk/house/map-desk.ts";
import type { MapStore, MapVerdict } from "../../respond/map/map-store.ts";
import type { Change } from "../../respond/ports.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { readMap } from "./read-map.ts";
import { writeMap } from "./write-map.ts";

/** Any number will do as long as nothing else in the database takes it. */
export const mapLock = 7_236_142_530;

export function openMapStore(sql: Sql): MapStore {
  return {
    readMap: () => readConsistently(sql),

    alterMap: <P extends Problem>(by: Change, decide: (map: MapReading) => MapVerdict<P>) =>
      change<Outcome<null, P>>(sql, actorOf(by), async (tx) => {
        await tx`select pg_advisory_xact_lock(${mapLock})`;
        const verdict = decide(await readMap(tx));
        if (!verdict.ok) return { value: failed(verdict.problem), entries: [] };
        const { write, entries } = verdict.value;
        await writeMap(tx, write, by);
        return { value: done(null), entries };
      }),

    async nameOf(staff) {
      if (staff === "system") return "Candour";
      const [row] = await sql<[{ readonly name: string | null }]>`select staff_name(${staff}) as name`;
      return row.name ?? "Somebody";
    },
  };
}

/** One look at all tables: an edge is never read without its ends. */
function readConsistently(sql: Sql) {
  return sql.begin("isolation level repeatable read read only", (tx: TransactionSql) => readMap(tx));
}
