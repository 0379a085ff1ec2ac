/** What authorities share of their people, in SQL. Row-level security shows each the rows that it is part of. */
import type { Sql } from "postgres";
import type { AuthorityId, IncidentId, PersonId, StaffId } from "../../domain/ids.ts";
import type { Share } from "../../domain/staff/share.ts";
import type { ShareLine } from "../../respond/desk/people/sharing-desk.ts";
import type { SharingStore } from "../../respond/sharing/share-people.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { personReference } from "../people/person-fields.ts";

export function openSharingStore(sql: Sql): SharingStore {
  return {
    async of(incident, authority) {
      if (!isUuid(incident)) return [];
      const rows = await sql<LineRow[]>`
        select s.*, p.number, (
            select count(*)::int from person o where o.incident_id = s.incident_id and o.authority_id = s.from_authority
              and (s.person_id is null or o.id = s.person_id) and o.deleted_at is null) as people
        from share s left join person p on p.id = s.person_id
        where s.incident_id = ${incident} and ${authority} in (s.from_authority, s.to_authority)
        order by s.shared_at desc, s.id`;
      return rows.map(lineOf);
    },

    add: (by, share, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const { id, incident, from, to, person, reasons, sharedBy, sharedAt, endsAt } = share;
        if (person !== null && !isUuid(person)) return { value: false, entries: [] };
        const { count } = await tx`
          insert into share (id, incident_id, from_authority, to_authority, person_id, reasons, shared_by, shared_at, ends_at)
          select ${id}, ${incident}, ${from}, ${to}, ${person}, ${reasons}, ${sharedBy}, ${sharedAt}, ${endsAt}
          where ${person}::uuid is null or exists (
            select from person p where p.id = ${person}::uuid and p.incident_id = ${incident} and p.authority_id = ${from}
              and p.deleted_at is null)`;
        return { value: count === 1, entries: count === 1 ? entries : [] };
      }),

    withdraw: (by, { incident, from, id }, entries) =>
      change(sql, actorOf(by), async (tx) => {
        if (!isUuid(id)) return { value: null, entries: [] };
        const [row] = await tx<ShareRow[]>`
          update share set withdrawn_at = ${by.at}
          where id = ${id} and incident_id = ${incident} and from_authority = ${from} and withdrawn_at is null
            and ends_at > ${by.at} returning *`;
        if (row === undefined) return { value: null, entries: [] };
        const share = shareOf(row);
        return { value: share, entries: entries(share) };
      }),
  };
}

type ShareRow = {
  readonly id: string;
  readonly incident_id: IncidentId;
  readonly from_authority: AuthorityId;
  readonly to_authority: AuthorityId;
  readonly person_id: PersonId | null;
  readonly reasons: string;
  readonly shared_by: StaffId;
  readonly shared_at: Date;
  readonly ends_at: Date;
  readonly withdrawn_at: Date | null;
};
type LineRow = ShareRow & { readonly number: number | null; readonly people: number };

function shareOf(row: ShareRow): Share {
  return {
    id: row.id,
    incident: row.incident_id,
    from: row.from_authority,
    to: row.to_authority,
    person: row.person_id,
    reasons: row.reasons,
    sharedBy: row.shared_by,
    sharedAt: row.shared_at,
    endsAt: row.ends_at,
    withdrawnAt: row.withdrawn_at,
  };
}

function lineOf(row: LineRow): ShareLine {
  const { number, people } = row;
  return { ...shareOf(row), people, reference: number === null ? null : personReference(number) };
}
