/**
 * Many made-up people with notices, messages and attempts in every state, written in bulk: for what reads how telling goes.
 * Triggers are passed over: nobody approved or sent any of it.
 */
import type { Sql } from "postgres";
import type { AuthorityId, IncidentId } from "../../src/domain/ids.ts";

export type Population = {
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  readonly people: number;
  /** Their numbers begin behind it. */
  readonly after: number;
  readonly now: Date;
  /** Everybody is accounted for: nobody waits, is in doubt, or has no notice. */
  readonly over?: true;
};

const tables = ["person", "notice", "message", "attempt"];

export async function addTellingPopulation(sql: Sql, population: Population): Promise<void> {
  const { incident, authority, people, after, now, over } = population;
  const [holding] = await sql<
    [{ readonly id: string }]
  >`select id from holding where incident_id = ${incident} limit 1`;
  await sql.begin(async (tx) => {
    for (const table of tables) await tx`alter table ${tx(table)} disable trigger user`;
    await tx`
      insert into person (id, incident_id, holding_id, number, authority_id, role, names, dates_of_birth, categories, flags,
        ambiguous, places, score, band, context, identification, circumstances, because, borderline, seal_key, keep_until)
      select gen_random_uuid(), ${incident}, ${holding.id}, ${after} + n, ${authority}, 'subject', '{}', '{}', array['name'], '{}',
        false, 1, 3, (array['low', 'medium', 'high', 'very-high'])[1 + n % 4], 3, 1, 1, '{}', false, '\\x00', ${now}::timestamptz + interval '1 year'
      from generate_series(1, ${people}) n`;
    // Of 20: 12 sent, 2 queued, 1 unsure, 1 failed, 1 held, 1 drafted, 1 withdrawn, 1 without a notice.
    await tx`
      insert into notice (id, incident_id, authority_id, person_id, band, state, channel, hold_reasons, name, destination, words,
        drafted_at, reviews)
      select gen_random_uuid(), incident_id, authority_id, id, band, state,
        (array['email', 'email', 'letter', 'text'])[1 + (n / 20) % 4], case when state = 'held' then array['at-risk'] else '{}' end,
        '\\x00', '\\x00', '\\x00', ${now}::timestamptz - interval '20 days', 0
      from (select *, number - ${after} as n, case
          when number % 20 < 12 then 'sent'
          when ${over ?? false} then (array['failed', 'held', 'withdrawn'])[1 + number % 3]
          when number % 20 < 15 then 'sending'
          else (array['failed', 'held', 'drafted', 'withdrawn', null])[number % 20 - 14] end as state
        from person where incident_id = ${incident} and authority_id = ${authority} and number > ${after}) p
      where state is not null`;
    await tx`
      insert into message (reference, notice_id, channel, urgency, state, queued_at, free_at, attempts, sent_at, carrier, receipt, receipt_at)
      select 'N-' || n.id, n.id, n.channel, 1,
        case n.state when 'sent' then 'sent' when 'failed' then 'failed' when 'sending' then case when p.number % 20 = 14 then 'unsure' else 'queued' end end,
        ${now}::timestamptz - interval '13 days', ${now}, 1,
        case when n.state = 'sent' then ${now}::timestamptz - make_interval(hours => 80 + (p.number % 200)) end,
        case n.channel when 'letter' then 'print' when 'email' then 'smtp' else 'notify' end,
        case when n.state = 'sent' then case n.channel when 'letter' then 'accepted' when 'text' then 'delivered' end
          when n.state = 'failed' then 'permanent-failure' end,
        case when n.state = 'failed' or (n.state = 'sent' and n.channel <> 'email') then ${now}::timestamptz - interval '3 days' end
      from notice n join person p on p.id = n.person_id
      where n.incident_id = ${incident} and n.authority_id = ${authority} and p.number > ${after} and n.state in ('sent', 'failed', 'sending')`;
    await tx`
      insert into attempt (message_reference, number, at, result, carrier, outcome, provider, receipt, receipt_at)
      select m.reference, 1, m.queued_at, m.state, m.carrier, case when m.state = 'sent' then 'sent' when m.state = 'failed' then 'refused' else 'unknown' end,
        case when m.state = 'sent' then md5(m.reference) end, m.receipt, m.receipt_at
      from message m join notice n on n.id = m.notice_id join person p on p.id = n.person_id
      where n.incident_id = ${incident} and n.authority_id = ${authority} and p.number > ${after} and m.state <> 'queued'`;
    for (const table of tables) await tx`alter table ${tx(table)} enable trigger user`;
  });
  for (const table of tables) await sql`analyze ${sql(table)}`;
}
