/** What is kept until when, what is past its end, and what deletions have left: counts, for one controller. */
import type { Sql } from "postgres";
import type { AuthorityId, HoldingId, IncidentId } from "../../domain/ids.ts";
import { isDue, type RetentionRule, usualRule } from "../../domain/people/retention.ts";
import type { KeptHolding, KeptLine, Retention } from "../../respond/desk/people/retention-desk.ts";
import { isUuid } from "../alter.ts";

/** Opens a holding's sealed name. */
export type NameOf = (sealed: string, holding: HoldingId) => string;

export async function readRetention(
  sql: Sql,
  nameOf: NameOf,
  incident: IncidentId,
  authority: AuthorityId,
  today: Date,
): Promise<Retention> {
  const of = { incident: isUuid(incident) ? incident : null, authority };
  return {
    rule: await readRule(sql, incident, authority),
    lines: await linesOf(sql, of, today),
    holdings: await holdingsOf(sql, nameOf, of, today),
    keys: await keysOf(sql, of),
    remains: await remainsOf(sql, of),
  };
}

export async function readRule(
  sql: Sql,
  incident: IncidentId,
  authority: AuthorityId,
): Promise<RetentionRule> {
  if (!isUuid(incident)) return usualRule;
  const [row] = await sql<RetentionRule[]>`
    select holding_months as "holdingMonths", person_months as "personMonths" from retention_rule
    where incident_id = ${incident} and authority_id = ${authority}`;
  return row ?? usualRule;
}

type Of = { readonly incident: IncidentId | null; readonly authority: AuthorityId };

async function linesOf(sql: Sql, { incident, authority }: Of, today: Date): Promise<readonly KeptLine[]> {
  const day = today.toISOString().slice(0, 10);
  const rows = await sql<KeptLine[]>`
    with kept as (
      select 'holding' as kind, h.keep_until, h.deleted_at is not null as gone from holding h
        where h.incident_id = ${incident} and h.default_controller = ${authority}
      union all
      select 'person', p.keep_until, p.deleted_at is not null from person p
        where p.incident_id = ${incident} and p.authority_id = ${authority}
      union all
      select 'finding', least(p.keep_until, h.keep_until), false
        from finding f join person p on p.id = f.person_id join holding h on h.id = f.holding_id
        where p.incident_id = ${incident} and p.authority_id = ${authority}
    )
    select kind, count(*) filter (where not gone)::int as kept,
      count(*) filter (where not gone and keep_until < ${day}::date)::int as due,
      count(*) filter (where gone)::int as deleted,
      min(keep_until) filter (where not gone)::text as "firstEnd", max(keep_until) filter (where not gone)::text as "lastEnd"
    from kept group by kind`;
  const kinds = ["holding", "person", "finding"] as const;
  return kinds.map((kind) => rows.find((row) => row.kind === kind) ?? emptyLine(kind));
}

function emptyLine(kind: KeptLine["kind"]): KeptLine {
  return { kind, kept: 0, due: 0, deleted: 0, firstEnd: null, lastEnd: null };
}

async function holdingsOf(
  sql: Sql,
  nameOf: NameOf,
  { incident, authority }: Of,
  today: Date,
): Promise<readonly KeptHolding[]> {
  const rows = await sql<
    {
      readonly id: HoldingId;
      readonly name: string;
      readonly keepUntil: string;
      readonly deletedAt: Date | null;
    }[]
  >`
    select id, name, keep_until::text as "keepUntil", deleted_at as "deletedAt" from holding
    where incident_id = ${incident} and default_controller = ${authority} order by loaded_at, id`;
  return rows.map(({ name, ...row }) => ({
    ...row,
    name: row.deletedAt === null ? nameOf(name, row.id) : "",
    due: row.deletedAt === null && isDue(row.keepUntil, today),
  }));
}

async function keysOf(sql: Sql, { incident, authority }: Of): Promise<Retention["keys"]> {
  const [row] = await sql<[Retention["keys"]]>`
    select count(*) filter (where destroyed_at is null and retired_at is null)::int as "inUse",
      count(*) filter (where destroyed_at is null and retired_at is not null)::int as retired,
      count(*) filter (where destroyed_at is not null)::int as destroyed, max(destroyed_at) as "lastDestroyedAt"
    from data_key where incident_id = ${incident} and (authority_id = ${authority} or authority_id is null)`;
  return row;
}

async function remainsOf(sql: Sql, { incident, authority }: Of): Promise<Retention["remains"]> {
  const [row] = await sql<[Retention["remains"]]>`
    with gone as (
      select id from person where incident_id = ${incident} and authority_id = ${authority} and deleted_at is not null
    )
    select
      (select count(*)::int from ledger_entry where incident = ${incident}::text) as entries,
      (select count(*)::int from gone) as rows,
      (select count(*)::int from person_mark m where m.person_id in (select id from gone)) as marks,
      (select count(*)::int from message m join notice n on n.id = m.notice_id
        where n.person_id in (select id from gone)) as messages,
      (select count(*)::int from statement where incident_id = ${incident} and published_at is not null) as statements,
      (select count(*) from report_sent where incident_id = ${incident} and authority_id = ${authority})::int
        + (select count(*) from decision where incident_id = ${incident} and authority_id = ${authority})::int as reports,
      (select count(*)::int from ledger_entry b where b.verb = 'backup.made' and b.position < (
        select max(d.position) from ledger_entry d where d.verb = 'data.deleted' and d.incident = ${incident}::text)) as "olderBackups"`;
  return row;
}
