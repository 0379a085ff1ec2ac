/** Whom a plan would reach: approved, and safe by one of its ways. */
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import { type Channel, channels } from "../../domain/notices/notice.ts";
import { type SeverityBand, severityBands } from "../../domain/people/person.ts";
import type { Audience } from "../../domain/waves/account.ts";
import type { WavePlan } from "../../domain/waves/plan.ts";
import { isSuppressed } from "../suppression/suppressed.ts";

export async function audienceOf(
  sql: Sql,
  incident: IncidentId,
  authority: AuthorityId,
  plan: Pick<WavePlan, "bands" | "ways">,
): Promise<Audience> {
  const rows = await sql<Row[]>`
    select ${firstWay(sql, plan)} as channel, n.band, count(*)::int as n, count(*) filter (where n.exercise)::int as practice
    from notice n join person p on p.id = n.person_id and n.reviews = p.reviews
    where n.incident_id = ${incident} and n.authority_id = ${authority} and n.state = 'approved'
      and n.band = any(${[...plan.bands]}) and not ${isSuppressed(sql)} group by 1, 2`;
  const sum = (some: readonly Row[]) => some.reduce((all, { n }) => all + n, 0);
  const reached = rows.filter(({ channel }) => channel !== null);
  return {
    byChannel: Object.fromEntries(
      channels.map((channel) => [channel, sum(reached.filter((row) => row.channel === channel))]),
    ) as Record<Channel, number>,
    byBand: Object.fromEntries(
      severityBands.map((band) => [band, sum(reached.filter((row) => row.band === band))]),
    ) as Record<SeverityBand, number>,
    withoutWay: sum(rows) - sum(reached),
    practice: rows.reduce((all, { practice }) => all + practice, 0),
  };
}

/** Of a notice `n`: the first of the plan's ways that is safe for its person, or null. */
export function firstWay(sql: Sql | TransactionSql, { ways }: Pick<WavePlan, "ways">) {
  return sql`(select way from unnest(${[...ways]}::text[]) with ordinality listed(way, at)
    where way = any(n.ways) order by at limit 1)`;
}

type Row = {
  readonly channel: Channel | null;
  readonly band: SeverityBand;
  readonly n: number;
  readonly practice: number;
};
