/** Clocks of other laws in SQL, and the corrections of when an authority became aware, as the ledger holds them. */
import type { Sql, TransactionSql } from "postgres";
import type { Clock, ClockState } from "../../domain/clocks/clock.ts";
import { done, type Outcome, type Problem } from "../../domain/outcome.ts";
import type { AwarenessLine } from "../../respond/desk/incident/regulator-desk.ts";
import type { Change, Verdict } from "../../respond/ports.ts";
import type { ClockStore, KeptClock, Own } from "../../respond/report/report-store.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { lockOwn } from "./lock-own.ts";
import { type RegulatorFields, rowName } from "./regulator-fields.ts";

export function openClockStore(sql: Sql, fields: RegulatorFields): ClockStore {
  const select = async (from: Sql | TransactionSql, of: Own): Promise<ReadonlyMap<string, KeptClock>> => {
    if (!isUuid(of.incident)) return new Map();
    const rows = await from<Row[]>`
      select regime, state, starts_at as "startsAt", met_at as "metAt", reasons, version,
        coalesce(staff_name(changed_by), 'Candour') as by, changed_at as "changedAt"
      from clock where incident_id = ${of.incident} and authority_id = ${of.authority}`;
    return new Map(
      rows.map(({ regime, reasons, ...row }) => [
        regime,
        { ...row, reasons: fields.open<string>(reasons, rowName(of, "clock", `${regime} ${row.version}`)) },
      ]),
    );
  };

  return {
    of: (of) => select(sql, of),

    async alter<P extends Problem>(
      by: Change,
      of: Own,
      regime: string,
      decide: (current: KeptClock | null) => Verdict<Clock, P>,
    ) {
      return await change<Outcome<Clock, P>>(sql, actorOf(by), async (tx) => {
        await lockOwn(tx, of);
        const verdict = decide((await select(tx, of)).get(regime) ?? null);
        if (!verdict.ok) return { value: verdict, entries: [] };
        const { state, startsAt, metAt, reasons, version } = verdict.value.next;
        const sealed = fields.seal(reasons, rowName(of, "clock", `${regime} ${version}`));
        await tx`
          insert into clock (incident_id, authority_id, regime, state, starts_at, met_at, reasons, version, changed_by, changed_at)
          values (${of.incident}, ${of.authority}, ${regime}, ${state}, ${startsAt}, ${metAt}, ${sealed}, ${version}, ${by.by}, ${by.at})
          on conflict (incident_id, authority_id, regime) do update set state = excluded.state, starts_at = excluded.starts_at,
            met_at = excluded.met_at, reasons = excluded.reasons, version = excluded.version,
            changed_by = excluded.changed_by, changed_at = excluded.changed_at`;
        return { value: done(verdict.value.next), entries: verdict.value.entries };
      });
    },

    async awareness({ incident, authority }) {
      if (!isUuid(incident)) return [];
      const rows = await sql<AwarenessRow[]>`
        select e.leaf::jsonb ->> 'written' as at, coalesce(staff_name(e.leaf::jsonb ->> 'actor'), 'Candour') as by,
          e.leaf::jsonb -> 'detail' ->> 'before' as before, e.leaf::jsonb -> 'detail' ->> 'awareAt' as aware,
          e.leaf::jsonb -> 'detail' ->> 'reasons' as reasons
        from ledger_entry e
        where e.incident = ${incident} and e.verb in ('incident.awareness-recorded', 'incident.declared') and e.position is not null
          and e.leaf::jsonb -> 'detail' ->> 'authority' = ${authority} and e.leaf::jsonb -> 'detail' ->> 'awareAt' is not null
        order by e.position desc`;
      return rows.map(lineOf);
    },
  };
}

function lineOf({ at, by, before, aware, reasons }: AwarenessRow): AwarenessLine {
  return {
    at: new Date(at),
    by,
    before: before === null ? null : new Date(before),
    awareAt: new Date(aware),
    reasons: reasons ?? "",
  };
}

type Row = {
  readonly regime: string;
  readonly state: ClockState;
  readonly startsAt: Date | null;
  readonly metAt: Date | null;
  readonly reasons: Buffer;
  readonly version: number;
  readonly by: string;
  readonly changedAt: Date;
};
type AwarenessRow = {
  readonly at: string;
  readonly by: string;
  readonly before: string | null;
  readonly aware: string;
  readonly reasons: string | null;
};
