/** Sightings in SQL. */
import type { Sql } from "postgres";
import type { AuthorityId, IncidentId, SightingGroupId, SightingId } from "../../domain/ids.ts";
import type { SightingKind } from "../../domain/sightings/kind.ts";
import type { SightingOutcome } from "../../domain/sightings/sighting.ts";
import type { SightingStore } from "../../respond/sightings/sighting-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { readGroup, readQueue, readSighting } from "./read-sightings.ts";
import { rebuildGroup } from "./rebuild-group.ts";
import { receiveInto } from "./receive-sighting.ts";
import { openSightingFields } from "./sighting-fields.ts";
import { openTriage } from "./triage-sightings.ts";

export function openSightingStore(sql: Sql, ring: KeyRing): SightingStore {
  const fields = openSightingFields(ring.derived("sighting"));
  return {
    ...openTriage(sql, fields),
    receive: receiveInto(sql, fields),
    queue: (authority, staff, query) => readQueue(sql, fields, authority, staff, query),
    group: (id, page) => readGroup(sql, fields, id, page),
    sighting: (id) => readSighting(sql, fields, id),

    async groupByNumber(authority, number) {
      const [row] = await sql<{ readonly id: SightingGroupId }[]>`
        select id from sighting_group where authority_id = ${authority} and number = ${number}`;
      return row?.id ?? null;
    },

    async fileContent(id) {
      if (!isUuid(id)) return null;
      const [row] = await sql<{ sighting: SightingId; content: Buffer; sha256: string }[]>`
        select sighting_id as sighting, content, sha256 from sighting_file where id = ${id}`;
      const bytes = row === undefined ? null : fields.bytes(id, "content", row.content);
      return row === undefined || bytes === null
        ? null
        : { sighting: row.sighting, bytes, sha256: row.sha256 };
    },

    async counts(incident, authority) {
      const rows = isUuid(incident)
        ? await sql<{ authority: AuthorityId; groups: number; open: number; urgent: number; last: Date }[]>`
            select f.authority_id as authority, (count(*) filter (where f.open > 0))::int as groups, sum(f.open)::int as open,
              (count(*) filter (where f.urgency = 3))::int as urgent, max(f.last_at) as last
            from sighting_facts(${incident}) f group by 1`
        : [];
      const own = rows.find((row) => row.authority === authority);
      return {
        open: own?.open ?? 0,
        urgent: own?.urgent ?? 0,
        groups: own?.groups ?? 0,
        lastIn: own?.last ?? null,
        elsewhere: rows.reduce((sum, row) => sum + (row.authority === authority ? 0 : row.open), 0),
      };
    },

    async facts(incident) {
      if (!isUuid(incident)) return [];
      const rows = await sql<FactsRow[]>`
        select * from sighting_facts(${incident}) order by last_at desc, group_id limit 200`;
      return rows.map((row) => ({
        group: row.group_id,
        authority: row.authority_id,
        kind: row.kind,
        members: row.members,
        open: row.open,
        firstAt: row.first_at,
        lastAt: row.last_at,
        indicators: row.indicators.length === 0 ? [] : fields.indicators(row.group_id, row.indicators),
      }));
    },

    async untold(most) {
      const rows = await sql<UntoldRow[]>`
        select u.mark, s.id, s.number, s.authority_id as authority, s.reference, s.received_at, s.outcome, s.answer, s.closed_at,
          s.keep_until
        from untold_sighting u join sighting s on s.id = u.sighting_id order by s.received_at, s.id limit ${most}`;
      return rows.map((row) => ({
        mark: row.mark,
        id: row.id,
        number: Number(row.number),
        authority: row.authority,
        reference: fields.text(row.id, "reference", row.reference),
        receivedAt: row.received_at,
        outcome: row.outcome,
        answer: row.answer === null ? "" : fields.text(row.id, "answer", row.answer),
        closedAt: row.closed_at,
        keepUntil: row.keep_until,
      }));
    },

    async told(marks) {
      await sql`delete from untold_sighting where mark = any(${[...marks]}::uuid[])`;
    },

    async untellAll() {
      await sql`insert into untold_sighting (sighting_id) select id from sighting on conflict do nothing`;
    },

    endPast: (by, today, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const day = today.toISOString().slice(0, 10);
        const rows = await tx<PastRow[]>`
          select s.id, s.group_id, s.authority_id, s.reference from sighting s left join incident i on i.id = s.incident_id
          where s.keep_until < ${day}::date and (i.id is null or i.phase in ('concluded', 'near-miss'))
          order by s.id limit 1000 for update of s`;
        await tx`delete from sighting where id = any(${rows.map(({ id }) => id)}::uuid[])`;
        const groups = new Map(rows.map((row) => [row.group_id, row.authority_id]));
        // What is left is known by itself alone, and where nothing is left nothing is known.
        for (const [id, authority] of groups) await rebuildGroup(tx, fields, { id, authority });
        const ids = [...groups.keys()];
        await tx`
          update sighting_group set label = '', profile = '', indicators = '' where id = any(${ids}::uuid[]) and members = 0`;
        await tx`
          delete from sighting_group g where g.id = any(${ids}::uuid[]) and g.members = 0
            and not exists (select from sighting_group o where o.merged_into = g.id)`;
        const authorities = [...new Set(rows.map((row) => row.authority_id))];
        return {
          value: rows.map(({ id, reference }) => fields.text(id, "reference", reference)),
          entries: authorities.flatMap((authority) =>
            entries(authority, rows.filter((row) => row.authority_id === authority).length),
          ),
        };
      }),
  };
}

type FactsRow = {
  readonly group_id: SightingGroupId;
  readonly authority_id: AuthorityId;
  readonly kind: SightingKind;
  readonly members: number;
  readonly open: number;
  readonly first_at: Date;
  readonly last_at: Date;
  readonly indicators: Buffer;
};
type UntoldRow = {
  readonly mark: string;
  readonly id: SightingId;
  readonly number: string;
  readonly authority: AuthorityId;
  readonly reference: Buffer;
  readonly received_at: Date;
  readonly outcome: SightingOutcome | null;
  readonly answer: Buffer | null;
  readonly closed_at: Date | null;
  readonly keep_until: Date;
};
type PastRow = {
  readonly id: SightingId;
  readonly group_id: SightingGroupId;
  readonly authority_id: AuthorityId;
  readonly incident_id?: IncidentId;
  readonly reference: Buffer;
};
