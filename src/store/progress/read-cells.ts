/** How many people have the same facts: one grouped reading of the register with its notices and messages. */
import type { Fragment, Sql, TransactionSql } from "postgres";
import { answersWithinMs, type TellingFacts } from "../../domain/progress/stands.ts";
import type { FactCell } from "../../domain/progress/tally.ts";
import type { Own } from "../../respond/report/report-store.ts";
import { isUuid } from "../alter.ts";

const hour = 3_600_000;
const day = 24 * hour;

export async function readCells(sql: Sql | TransactionSql, of: Own, now: Date): Promise<readonly FactCell[]> {
  const midnight = new Date(Math.floor(now.getTime() / day) * day);
  const rows = await sql<(TellingFacts & Omit<FactCell, "facts">)[]>`
    select ${facts(sql, now)}, to_char(m.sent_at at time zone 'Europe/London', 'YYYY-MM-DD') as day,
      coalesce(m.sent_at > ${new Date(now.getTime() - hour)}, false) as "lastHour", coalesce(m.sent_at >= ${midnight}, false) as today,
      min(coalesce(m.queued_at, n.drafted_at)) as oldest, count(*)::int as people
    from ${everybody(sql, of)} group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16`;
  return rows.map(({ day: given, people, lastHour, today, oldest, ...known }) => ({
    ...{ facts: known, day: given, people, lastHour, today, oldest },
  }));
}

/** In the order of their names in TellingFacts. */
export function facts(sql: Sql | TransactionSql, now: Date): Fragment {
  return sql`p.band, p.deleted_at is not null as deleted, false as judged, n.state as notice,
    coalesce(n.state in ('drafted', 'approved') and n.reviews <> p.reviews, false) as stale, n.told_way as told,
    coalesce(n.exercise, false) as practice, m.state as message, coalesce(m.channel, n.channel) as channel, m.carrier, m.receipt,
    coalesce(m.sent_at > ${new Date(now.getTime() - answersWithinMs)}, false) as recent, f.channel as "fellBackFrom"`;
}

/** Each person with their notice and the message of it that stands: what went, or is under way; none where all failed. */
export function everybody(sql: Sql | TransactionSql, { incident, authority }: Own): Fragment {
  const own = sql`incident_id = ${isUuid(incident) ? incident : null} and authority_id = ${authority}`;
  return sql`(select * from person where ${own}) p
    left join (select * from notice where ${own} and ordinal = 1) n on n.person_id = p.id
    left join message m on m.notice_id = n.id and m.state <> 'failed'
    left join (
      select distinct on (notice_id) notice_id, channel from message where state = 'failed'
      order by notice_id, queued_at desc, reference desc) f on f.notice_id = n.id`;
}
