/** Planned maintenance in SQL. */
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, MaintenanceId, ServiceId } from "../../domain/ids.ts";
import type { Maintenance } from "../../domain/public-services/maintenance.ts";
import type { MaintenanceStore } from "../../respond/public-services/ports.ts";
import { actorOf, alterFrom, isUuid } from "../alter.ts";
import { change } from "../change.ts";

export function openMaintenanceStore(sql: Sql): MaintenanceStore {
  return {
    async all() {
      const rows = await sql<Row[]>`select ${columns(sql)} from maintenance order by from_at, id`;
      return rows.map(maintenanceOf);
    },

    add: (by, { id, authority, services, title, words, from, until }, entries) =>
      change(sql, actorOf(by), async (tx) => {
        await tx`
          insert into maintenance (id, authority_id, services, title, words, from_at, until_at)
          values (${id}, ${authority}, ${[...services]}::uuid[], ${title}, ${words}, ${from}, ${until})`;
        return { value: undefined, entries };
      }),

    alter(by, id, from, decide) {
      const row = {
        read: (tx: TransactionSql) => lock(tx, id),
        write: (
          tx: TransactionSql,
          { services, title, words, from: begins, until, cancelledAt }: Maintenance,
        ) => tx`
          update maintenance set services = ${[...services]}::uuid[], title = ${title}, words = ${words},
            from_at = ${begins}, until_at = ${until}, cancelled_at = ${cancelledAt}
          where id = ${id}`,
      };
      const of = ({ authority }: Maintenance) =>
        ({ kind: "maintenance", maintenance: id, authority }) as const;
      return alterFrom(sql, by, row, { of, from }, decide);
    },
  };
}

async function lock(tx: TransactionSql, id: MaintenanceId): Promise<Maintenance | null> {
  if (!isUuid(id)) return null;
  const [row] = await tx<Row[]>`select ${columns(tx)} from maintenance where id = ${id} for update`;
  return row === undefined ? null : maintenanceOf(row);
}

function columns(sql: Sql | TransactionSql) {
  return sql`id, authority_id, services, title, words, from_at, until_at, cancelled_at`;
}

type Row = {
  readonly id: MaintenanceId;
  readonly authority_id: AuthorityId;
  readonly services: readonly ServiceId[];
  readonly title: string;
  readonly words: string;
  readonly from_at: Date;
  readonly until_at: Date;
  readonly cancelled_at: Date | null;
};

function maintenanceOf({ authority_id, from_at, until_at, cancelled_at, ...row }: Row): Maintenance {
  return { ...row, authority: authority_id, from: from_at, until: until_at, cancelledAt: cancelled_at };
}
