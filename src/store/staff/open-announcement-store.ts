/** Announcements in SQL, as each of their readers sees them. */
import type { Sql } from "postgres";
import type { AuthorityId, StaffId } from "../../domain/ids.ts";
import type { AnnouncementKind } from "../../domain/staff/account.ts";
import type { AnnouncementStore } from "../../respond/account-ports.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";

export function openAnnouncementStore(sql: Sql): AnnouncementStore {
  return {
    async of(reader) {
      const rows = await sql<Row[]>`
        select a.id, a.kind, a.at, a.source, r.acknowledged_at, s.id as staff_id, s.name, s.authority_id, b.name as by_name
        from announcement_reader r
        join announcement a on a.id = r.announcement_id
        join staff s on s.id = a.staff_id
        left join staff b on b.id = a.by_staff
        where r.staff_id = ${reader}
        order by r.acknowledged_at is null desc, a.at desc
        limit 100`;
      return rows.map(({ staff_id, name, authority_id, by_name, acknowledged_at, ...row }) => ({
        ...row,
        staff: { id: staff_id, name, authority: authority_id },
        by: by_name,
        acknowledgedAt: acknowledged_at,
      }));
    },

    acknowledge(by, reader, id) {
      return change(sql, actorOf(by), async (tx) => {
        const { count } = isUuid(id)
          ? await tx`
              update announcement_reader set acknowledged_at = ${by.at}
              where announcement_id = ${id} and staff_id = ${reader} and acknowledged_at is null`
          : { count: 0 };
        return { value: count === 1, entries: count === 1 ? by.entries : [] };
      });
    },
  };
}

type Row = {
  readonly id: string;
  readonly kind: AnnouncementKind;
  readonly at: Date;
  readonly source: string;
  readonly acknowledged_at: Date | null;
  readonly staff_id: StaffId;
  readonly name: string;
  readonly authority_id: AuthorityId;
  readonly by_name: string | null;
};
