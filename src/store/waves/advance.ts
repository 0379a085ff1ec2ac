/** Running waves, one transaction each: people whose next way is due, then as many let go as the step says. */
import type { Sql, TransactionSql } from "postgres";
import { channels } from "../../domain/notices/notice.ts";
import type { Wave } from "../../domain/waves/wave.ts";
import type { WaveStore } from "../../respond/waves/wave-store.ts";
import { change } from "../change.ts";
import { figuresOf, hasAnotherWay, isUnconfirmed } from "./account.ts";
import { holdBack } from "./hold-back.ts";
import { selectWaves, updateWave } from "./wave-row.ts";

export async function advanceAll(
  sql: Sql,
  now: Date,
  decide: Parameters<WaveStore["advance"]>[1],
): Promise<{ readonly released: number; readonly steps: number }> {
  const running = await selectWaves(
    sql,
    sql`w.state = 'running' or (w.state = 'finished' and not w.practice and exists (
      select from message m join notice n on n.id = m.notice_id where m.wave_id = w.id and ${hasAnotherWay(sql)}))`,
    sql`order by w.launched_at`,
  );
  const total = { released: 0, steps: 0 };
  for (const { id } of running) {
    const { released, steps } = await change(sql, { actor: "system", now }, async (tx) => {
      const [wave] = await selectWaves(
        tx,
        tx`w.id = ${id} and w.state in ('running', 'finished') and not exists (
          select from delivery_halt h where h.authority_id = w.authority_id)`,
        tx`for update skip locked`,
      );
      if (wave === undefined) return { value: { released: 0, steps: 0 }, entries: [] };
      await giveUpUnconfirmed(tx, wave, now);
      const fellBack = await fallBack(tx, wave, now);
      const made = decide(wave, await figuresOf(tx, id, now), fellBack);
      if (made === null) return { value: { released: 0, steps: 0 }, entries: [] };
      const { next, release, entries } = made;
      await updateWave(tx, next);
      if (next.state === "paused") await holdBack(tx, next.id);
      const gone = release === null ? 0 : await letGo(tx, wave, release, now);
      return { value: { released: gone, steps: 1 }, entries };
    });
    total.released += released;
    total.steps += steps;
  }
  return total;
}

/** Nobody has said by now that it arrived. */
async function giveUpUnconfirmed(tx: TransactionSql, { id, plan }: Wave, now: Date): Promise<void> {
  if (plan.unconfirmedAfterHours === null) return;
  await tx`
    with over as (
      update message m set state = 'failed' where m.wave_id = ${id} and ${isUnconfirmed(tx)}
        and m.sent_at <= ${now}::timestamptz - make_interval(hours => ${plan.unconfirmedAfterHours})
      returning notice_id
    )
    update notice set state = 'failed' where id in (select notice_id from over) and state = 'sent'`;
}

/** A message by the next of the wave's ways that is safe for its person and was not tried. */
async function fallBack(tx: TransactionSql, { id, plan, request }: Wave, now: Date): Promise<number> {
  const { count } = await tx`
    with due as (
      select m.notice_id, max(m.urgency) as urgency, bool_or(m.exercise) as practice
      from message m join notice n on n.id = m.notice_id join wave w on w.id = m.wave_id
      where m.wave_id = ${id} and ${hasAnotherWay(tx)}
        and m.ended_at <= ${now}::timestamptz - make_interval(hours => ${plan.fallBackAfterHours})
      group by m.notice_id limit 5000
    ), taken as (
      update notice n set state = 'sending' from due where n.id = due.notice_id and n.state = 'failed'
      returning n.id, n.ways, due.urgency, due.practice
    )
    insert into message (reference, notice_id, channel, urgency, state, queued_at, free_at, request_id, exercise, wave_id)
    select 'N-' || t.id || '-' || ((select count(*) from message m where m.notice_id = t.id) + 1), t.id, (
        select way from jsonb_array_elements_text((select plan -> 'ways' from wave where id = ${id})) with ordinality listed(way, at)
        where way = any(t.ways) and way not in (select o.channel from message o where o.notice_id = t.id) order by at limit 1
      ), t.urgency, 'waiting', ${now}, ${now}, ${request}, t.practice, ${id}
    from taken t`;
  return count;
}

async function letGo(
  tx: TransactionSql,
  { id }: Wave,
  counts: Readonly<Record<(typeof channels)[number], number>>,
  now: Date,
): Promise<number> {
  let released = 0;
  for (const channel of channels) {
    if (counts[channel] === 0) continue;
    const { count } = await tx`
      update message set state = 'queued', free_at = ${now} where reference in (
        select reference from message where wave_id = ${id} and channel = ${channel} and state = 'waiting'
        order by urgency desc, queued_at, reference limit ${counts[channel]} for update skip locked)`;
    released += count;
  }
  return released;
}
