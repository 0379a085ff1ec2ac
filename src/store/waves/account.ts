/** What the messages of a wave came to, in figures. */
import type { Sql, TransactionSql } from "postgres";
import type { WaveId } from "../../domain/ids.ts";
import { type Channel, channels } from "../../domain/notices/notice.ts";
import type { WaveAccount } from "../../domain/waves/account.ts";
import type { WaveFigures } from "../../domain/waves/advance.ts";

export async function accountOf(sql: Sql | TransactionSql, wave: WaveId, now: Date): Promise<WaveAccount> {
  const figures = await figuresOf(sql, wave, now);
  const [row] = await sql<[Pick<WaveAccount, "people" | "delivered" | "fellBack">]>`
    select count(distinct notice_id)::int as people,
      count(*) filter (where state = 'sent' and receipt in ('delivered', 'complained'))::int as delivered,
      (count(*) - count(distinct notice_id))::int as "fellBack"
    from message where wave_id = ${wave}`;
  return { ...figures, ...row };
}

/** What was not confirmed by then never is: Notify keeps no more of it. */
const longestDays = 7;

/** Of a message that failed and has a later one in its place, the later one alone counts as failed, sent or waiting. */
export async function figuresOf(sql: Sql | TransactionSql, wave: WaveId, now: Date): Promise<WaveFigures> {
  // What was held back failed by nobody's hand.
  const isSince = sql`(w.resumed_at is null or m.ended_at > w.resumed_at) and (m.state <> 'failed' or exists (
    select from attempt a where a.message_reference = m.reference and a.outcome in ('sent', 'refused')))`;
  const rows = await sql<StateRow[]>`
    select m.state, m.channel, count(*)::int as n, count(*) filter (where m.receipt = 'complained')::int as complained,
      count(*) filter (where ${isSince})::int as since, count(*) filter (where m.receipt = 'complained' and (${isSince}))::int as complained_since,
      max(m.ended_at) as last
    from message m join wave w on w.id = m.wave_id where m.wave_id = ${wave} group by 1, 2`;
  const [open] = await sql<[{ readonly n: number }]>`
    select count(*)::int as n from message m where m.wave_id = ${wave} and ${isUnconfirmed(sql)}
      and m.sent_at > ${now}::timestamptz - make_interval(days => ${longestDays})`;
  const [later] = await sql<[{ readonly n: number }]>`
    select count(*)::int as n from message m join notice n on n.id = m.notice_id join wave w on w.id = m.wave_id
    where m.wave_id = ${wave} and ${hasAnotherWay(sql)}`;
  const of = (state: string) => rows.filter((row) => row.state === state);
  const sum = (some: readonly StateRow[]) => some.reduce((all, { n }) => all + n, 0);
  const byChannel = (state: string) =>
    Object.fromEntries(
      channels.map((channel) => [channel, sum(of(state).filter((row) => row.channel === channel))]),
    ) as Record<Channel, number>;
  const ended = rows.flatMap(({ last }) => (last === null ? [] : [last.getTime()]));
  return {
    waiting: byChannel("waiting"),
    queued: byChannel("queued"),
    sent: sum(of("sent")),
    failed: sum(of("failed")),
    unsure: sum(of("unsure")),
    complained: rows.reduce((all, { complained }) => all + complained, 0),
    unconfirmed: open.n,
    judged: {
      sent: of("sent").reduce((all, { since }) => all + since, 0),
      failed: of("failed").reduce((all, { since }) => all + since, 0),
      complained: rows.reduce((all, row) => all + row.complained_since, 0),
    },
    fallBacksLater: later.n,
    lastEndedAt: ended.length === 0 ? null : new Date(Math.max(...ended)),
  };
}

/** GOV.UK Notify says of an e-mail or a text that it arrived, or that it did not; of letters nobody does. */
export function isUnconfirmed(sql: Sql | TransactionSql) {
  return sql`m.state = 'sent' and m.carrier = 'notify' and m.channel in ('email', 'text')
    and coalesce(m.receipt, 'accepted') in ('accepted', 'sending')`;
}

/** The same in SQL, where staff cannot read waves: has_another_way (0081). Not of somebody who is to be looked at first, or of whom more is known since. Of a failed message `m` of a notice `n` in a wave `w`: nothing stands in its place, and one of the wave's ways is left. */
export function hasAnotherWay(sql: Sql | TransactionSql) {
  return sql`m.state = 'failed' and n.state = 'failed'
    and not exists (select from sending_hold h where h.person_id = n.person_id)
    and n.reviews = (select p.reviews from person p where p.id = n.person_id)
    and not exists (select from message o where o.notice_id = n.id and o.state <> 'failed')
    and exists (select from jsonb_array_elements_text(w.plan -> 'ways') way
      where way = any(n.ways) and way not in (select o.channel from message o where o.notice_id = n.id))`;
}

type StateRow = {
  readonly state: string;
  readonly channel: Channel;
  readonly n: number;
  readonly complained: number;
  readonly since: number;
  readonly complained_since: number;
  readonly last: Date | null;
};
