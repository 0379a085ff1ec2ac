/** Waves in SQL: planned, read, steered. */
import type { Sql, TransactionSql } from "postgres";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type ChangedMeanwhile, changedMeanwhile } from "../../domain/version.ts";
import type { Wave } from "../../domain/waves/wave.ts";
import type { WaveStore } from "../../respond/waves/wave-store.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { accountOf } from "./account.ts";
import { advanceAll } from "./advance.ts";
import { audienceOf } from "./audience.ts";
import { endUnsent } from "./end-unsent.ts";
import { holdBack } from "./hold-back.ts";
import { insertWave, selectWaves, updateWave } from "./wave-row.ts";

export function openWaveStore(sql: Sql): WaveStore {
  return {
    plan: (by, wave, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const planned = await insertWave(tx, wave);
        return { value: planned, entries: entries(planned) };
      }),

    ofIncident: (incident, authority) =>
      selectWaves(
        sql,
        sql`w.incident_id = ${incident} and w.authority_id = ${authority}`,
        sql`order by w.number desc limit 500`,
      ),

    async byNumber(incident, authority, number) {
      if (!Number.isInteger(number) || number < 1 || number > 2_000_000_000) return null;
      const where = sql`w.incident_id = ${incident} and w.authority_id = ${authority} and w.number = ${number}`;
      return (await selectWaves(sql, where, sql``))[0] ?? null;
    },

    byId: async (id) => (isUuid(id) ? ((await selectWaves(sql, sql`w.id = ${id}`, sql``))[0] ?? null) : null),

    audience: (incident, authority, plan) => audienceOf(sql, incident, authority, plan),
    account: (id, now) => accountOf(sql, id, now),

    alter: <P extends { readonly kind: string }>(
      by: Parameters<WaveStore["alter"]>[0],
      id: Wave["id"],
      decide: (current: Wave) => Outcome<{ readonly next: Wave; readonly entries: readonly never[] }, P>,
      version?: number,
    ) =>
      change<Outcome<Wave, P | ChangedMeanwhile | { readonly kind: "not-there" }>>(
        sql,
        actorOf(by),
        async (tx) => {
          const [current] = await selectWaves(tx, tx`w.id = ${id}`, tx`for update`);
          if (current === undefined) return { value: failed({ kind: "not-there" }), entries: [] };
          if (version !== undefined && version !== current.version)
            return { value: failed(await changedBy(tx, current)), entries: [] };
          const verdict = decide(current);
          if (!verdict.ok) return { value: verdict, entries: [] };
          const { next, entries } = verdict.value;
          await updateWave(tx, next);
          if (next.version !== current.version)
            await tx`update wave set changed_by = ${by.by}, changed_at = ${by.at} where id = ${id}`;
          if (next.state === "running" && current.state === "paused")
            await tx`update wave set resumed_at = now() where id = ${id}`;
          if (next.state === "paused" && current.state === "running") await holdBack(tx, next.id);
          if (next.state === "ended") {
            await holdBack(tx, next.id);
            await endUnsent(tx, tx`m.wave_id = ${next.id} and m.state = 'waiting'`, by.at);
          }
          return { value: done(next), entries };
        },
      ) as never,

    advance: (now, decide) => advanceAll(sql, now, decide),
  };
}

async function changedBy(tx: TransactionSql, { id }: Wave): Promise<ChangedMeanwhile> {
  const [row] = await tx<{ readonly name: string | null; readonly at: Date }[]>`
    select staff_name(coalesce(changed_by, planned_by)) as name, coalesce(changed_at, planned_at) as at
    from wave where id = ${id}`;
  return changedMeanwhile(row?.name ?? "Candour", row?.at ?? new Date(0));
}
