/** Emergency messages in SQL: one stands at a time, every one is kept. */
import type { Sql, TransactionSql } from "postgres";
import type { Emergency, OtherTexts } from "../../domain/emergency/emergency.ts";
import type { AuthorityId, StaffId } from "../../domain/ids.ts";
import type { EmergencyStore } from "../../respond/emergency/ports.ts";
import { actorOf, alter } from "../alter.ts";
import { change } from "../change.ts";

export function openEmergencyStore(sql: Sql): EmergencyStore {
  return {
    async standing() {
      const [row] = await sql<Row[]>`select * from emergency where ended_at is null`;
      return row === undefined ? null : emergencyOf(row);
    },

    async all() {
      const rows = await sql<Row[]>`select * from emergency order by started_at desc limit 100`;
      return rows.map(emergencyOf);
    },

    async known(ids) {
      if (ids.length === 0) return [];
      const rows = await sql<Row[]>`select * from emergency where id in ${sql([...ids])}`;
      return rows.map(emergencyOf);
    },

    begin(by, emergency, entries) {
      return change<boolean>(sql, actorOf(by), async (tx) => {
        // One after the other: two can press at once, and the round that learns can come between file and row.
        await tx`select pg_advisory_xact_lock(hashtext('emergency'))`;
        const [known] = await tx<Row[]>`select * from emergency where id = ${emergency.id}`;
        if (known !== undefined && !saysMore(known, emergency)) return { value: false, entries: [] };
        const { id, text, texts, danger, startedAt, authority, byName, endedAt, endedByName } = emergency;
        if (endedAt === null)
          await tx`
            update emergency set ended_at = greatest(started_at, ${startedAt}), ended_by_name = ${byName}
            where ended_at is null and id <> ${id}`;
        if (known === undefined)
          await tx`
            insert into emergency
              (id, text, texts, danger, started_at, authority_id, staff_id, by_name, ended_at, ended_by_name)
            values (${id}, ${text}, ${tx.json(texts)}, ${danger}, ${startedAt}, ${authority}, ${emergency.by},
              ${byName}, ${endedAt}, ${endedByName})`;
        else
          await tx`
            update emergency set ended_at = ${endedAt}, ended_by_name = ${endedByName},
              authority_id = coalesce(authority_id, ${authority}), staff_id = coalesce(staff_id, ${emergency.by}),
              by_name = ${known.staff_id === null ? byName : known.by_name}
            where id = ${id}`;
        return { value: true, entries };
      });
    },

    alter(by, id, decide) {
      const row = {
        async read(tx: TransactionSql) {
          const [found] = await tx<Row[]>`select * from emergency where id = ${id} for update`;
          return found === undefined ? null : emergencyOf(found);
        },
        write: (tx: TransactionSql, next: Emergency) => tx`
          update emergency set ended_at = ${next.endedAt}, ended_by_name = ${next.endedByName},
            stood_at = ${next.stoodAt}, stood_by_name = ${next.stoodByName},
            stood_by = case when ${next.stoodAt}::timestamptz is null then null
              else coalesce(stood_by, ${by.by === "system" ? null : by.by}) end
          where id = ${id}`,
      };
      return alter(sql, by, row, decide);
    },
  };
}

/** It is out again, or for the first time with the name of whoever wrote it. */
function saysMore(known: Row, { by, endedAt }: Emergency): boolean {
  return (known.ended_at !== null && endedAt === null) || (known.staff_id === null && by !== null);
}

type Row = {
  readonly id: string;
  readonly text: string;
  readonly texts: OtherTexts;
  readonly danger: boolean;
  readonly started_at: Date;
  readonly authority_id: AuthorityId | null;
  readonly staff_id: StaffId | null;
  readonly by_name: string;
  readonly stood_by_name: string;
  readonly stood_at: Date | null;
  readonly ended_at: Date | null;
  readonly ended_by_name: string;
};

function emergencyOf(row: Row): Emergency {
  return {
    id: row.id,
    text: row.text,
    texts: row.texts,
    danger: row.danger,
    startedAt: row.started_at,
    authority: row.authority_id,
    by: row.staff_id,
    byName: row.by_name,
    stoodByName: row.stood_by_name,
    stoodAt: row.stood_at,
    endedAt: row.ended_at,
    endedByName: row.ended_by_name,
  };
}
