/** An outage, what was said of it, and each authority's part, as rows. */
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, OutageId, ServiceId, SystemId } from "../../domain/ids.ts";
import type { Channel } from "../../domain/public-services/channel.ts";
import type { Outage, OutagePart, OutageSaying, PartState } from "../../domain/public-services/outage.ts";
import type { Change } from "../../respond/ports.ts";

export async function selectOutages(sql: Sql | TransactionSql, id: OutageId | null = null) {
  const only = id === null ? sql`` : sql`where id = ${id}`;
  const rows = await sql<OutageRow[]>`
    select id, origin_id, system_id, title, started_at, ended_at from outage ${only}
    order by ended_at desc nulls first, started_at desc, id`;
  const ids = rows.map((row) => row.id);
  const sayings = await sql<SayingRow[]>`
    select outage_id, at, coalesce(staff_name(by_staff), 'Candour') as "byName", status, words, expected,
      expected_day::text as "expectedDay"
    from outage_saying where outage_id = any(${ids}::uuid[]) order by outage_id, number`;
  const parts = await sql<PartRow[]>`
    select ${partColumns(sql)} from outage_part p join authority a on a.id = p.authority_id
    where p.outage_id = any(${ids}::uuid[]) order by a.position`;
  const saidOf = Map.groupBy(sayings, ({ outage_id }) => outage_id);
  const partsOf = Map.groupBy(parts, ({ outage_id }) => outage_id);
  return rows.map(
    ({ id: outage, origin_id, system_id, title, started_at, ended_at }): Outage => ({
      ...{
        id: outage,
        origin: origin_id,
        system: system_id,
        title,
        startedAt: started_at,
        endedAt: ended_at,
      },
      sayings: (saidOf.get(outage) ?? []).map(({ outage_id: _, ...saying }) => saying),
      parts: (partsOf.get(outage) ?? []).map(partOf),
    }),
  );
}

export async function insertSaying(
  tx: TransactionSql,
  outage: OutageId,
  by: Change,
  number: number,
  { at, status, words, expected, expectedDay }: OutageSaying,
): Promise<void> {
  await tx`
    insert into outage_saying (outage_id, number, at, by_staff, status, words, expected, expected_day)
    values (${outage}, ${number}, ${at}, ${by.by}, ${status}, ${words}, ${expected}, ${expectedDay})`;
}

export async function insertPart(tx: TransactionSql, outage: OutageId, by: Change, part: OutagePart) {
  const { authority, services, state, askedAt, decidedAt, words, channels } = part;
  const decider = decidedAt === null ? null : by.by;
  await tx`
    insert into outage_part (outage_id, authority_id, services, state, asked_at, decided_at, decided_by, words, channels)
    values (${outage}, ${authority}, ${[...services]}::uuid[], ${state}, ${askedAt}, ${decidedAt}, ${decider}, ${words},
      ${tx.json(channels as never)})`;
}

export async function updatePart(tx: TransactionSql, outage: OutageId, by: Change, part: OutagePart) {
  const { authority, services, state, decidedAt, leftAt, words, channels } = part;
  await tx`
    update outage_part set services = ${[...services]}::uuid[], words = ${words}, channels = ${tx.json(channels as never)},
      state = ${state}, decided_at = ${decidedAt}, left_at = ${leftAt},
      decided_by = case when decided_at is distinct from ${decidedAt}::timestamptz then ${by.by} else decided_by end
    where outage_id = ${outage} and authority_id = ${authority}`;
}

export async function lockPart(
  tx: TransactionSql,
  outage: OutageId,
  authority: AuthorityId,
): Promise<OutagePart | null> {
  const [row] = await tx<PartRow[]>`
    select ${partColumns(tx)} from outage_part p
    where p.outage_id = ${outage} and p.authority_id = ${authority} for update`;
  return row === undefined ? null : partOf(row);
}

function partColumns(sql: Sql | TransactionSql) {
  return sql`p.outage_id, p.authority_id, p.services, p.state, p.asked_at, p.decided_at, p.left_at,
    coalesce(staff_name(p.decided_by), case when p.decided_by is null then '' else 'Candour' end) as "decidedByName",
    p.words, p.channels`;
}

type OutageRow = {
  readonly id: OutageId;
  readonly origin_id: AuthorityId;
  readonly system_id: SystemId | null;
  readonly title: string;
  readonly started_at: Date;
  readonly ended_at: Date | null;
};
type SayingRow = OutageSaying & { readonly outage_id: OutageId };
type PartRow = {
  readonly outage_id: OutageId;
  readonly authority_id: AuthorityId;
  readonly services: readonly ServiceId[];
  readonly state: PartState;
  readonly asked_at: Date;
  readonly decided_at: Date | null;
  readonly left_at: Date | null;
  readonly decidedByName: string;
  readonly words: string;
  readonly channels: readonly Channel[];
};

function partOf({ outage_id: _, authority_id, asked_at, decided_at, left_at, ...row }: PartRow): OutagePart {
  return { ...row, authority: authority_id, askedAt: asked_at, decidedAt: decided_at, leftAt: left_at };
}
