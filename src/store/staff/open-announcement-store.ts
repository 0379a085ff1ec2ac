/** Announcements in SQL, as each of their readers sees them. */
import type { Sql } from "postgres";
import type { AuthorityId, IncidentId, StaffId } from "../../domain/ids.ts";
import type { Announcement, AnnouncementKind } from "../../domain/staff/account.ts";
import type { AnnouncementStore } from "../../respond/account-ports.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";

export function openAnnouncementStore(sql: Sql): AnnouncementStore {
  return {
    async of(reader) {
      const rows = await sql<Row[]>`
        select a.id, a.kind, a.at, a.source, r.acknowledged_at, s.id as staff_id, s.name, s.authority_id, b.name as by_name,
          i.id as incident_id, i.reference, i.title, t.acknowledged_at is not null as told
        from announcement_reader r
        join announcement a on a.id = r.announcement_id
        join staff me on me.id = r.staff_id
        left join staff s on s.id = a.staff_id and a.incident_id is null
        left join staff b on b.id = a.by_staff
        left join incident i on i.id = a.incident_id
        left join telling t on t.incident_id = i.id and t.authority_id = me.authority_id
        where r.staff_id = ${reader}
        order by r.acknowledged_at is null desc, a.at desc
        limit 100`;
      return rows.map(announcementOf);
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
  readonly staff_id: StaffId | null;
  readonly name: string | null;
  readonly authority_id: AuthorityId | null;
  readonly by_name: string | null;
  readonly incident_id: IncidentId | null;
  readonly reference: string | null;
  readonly title: string | null;
  readonly told: boolean;
};

function announcementOf(row: Row): Announcement {
  const { id, kind, at, source, staff_id, name, authority_id, incident_id, reference, title } = row;
  return {
    ...{ id, kind, at, source },
    staff:
      staff_id === null || name === null || authority_id === null
        ? null
        : { id: staff_id, name, authority: authority_id },
    incident:
      incident_id === null || reference === null || title === null
        ? null
        : { id: incident_id, reference, title, acknowledged: row.told },
    by: row.by_name,
    acknowledgedAt: row.acknowledged_at,
  };
}
