/** The outbox of briefings: messages leased with SKIP LOCKED, settled when carried, and reminders that are put beside them. */
import type { Sql, TransactionSql } from "postgres";
import { standing } from "../../domain/briefings/briefing.ts";
import type { BriefingId, IncidentId, RecipientId } from "../../domain/ids.ts";
import type { BriefingStore, LeasedBriefing } from "../../respond/briefings/briefing-store.ts";
import type { Delivered } from "../../respond/courier.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { afterPause, resultOf } from "../delivery/attempt.ts";
import type { BriefingFields } from "./fields.ts";
import { type PageRow, pageOf } from "./page.ts";
import { selectBriefings } from "./rows.ts";

type Queue = Pick<BriefingStore, "lease" | "settle" | "pending" | "queueReminders">;

export function openBriefingQueue(sql: Sql, fields: BriefingFields): Queue {
  // After a restore nothing of an authority goes out until a lead of it says so.
  const free = sql`not exists (
    select from briefing_recipient r join briefing b on b.id = r.briefing_id join delivery_halt h on h.authority_id = b.authority_id
    where r.id = m.recipient_id)`;
  const unneeded = sql`m.reminder > 0 and exists (
    select from briefing_acknowledgement a where a.recipient_id = m.recipient_id and a.version >= m.version)`;
  return {
    async lease(most, now, until) {
      const rows = await sql<LeasedRow[]>`
        with taken as (
          update briefing_message set free_at = ${until}, attempts = attempts + 1
          where reference in (
            select reference from briefing_message m
            where state = 'queued' and free_at <= ${now} and ${free} and not (${unneeded})
            order by queued_at, reference limit ${most} for update skip locked
          )
          returning reference, recipient_id, version, reminder, attempts, queued_at
        )
        select t.*, r.name, r.email, r.ends_at, b.id as briefing_id, b.number, v.title, v.body, v.changed, k.at as acknowledged_at,
          a.name as from_name, a.email as from_email, a.address as from_address
        from taken t join briefing_recipient r on r.id = t.recipient_id join briefing b on b.id = r.briefing_id
          join briefing_version v on v.briefing_id = b.id and v.number = t.version join authority a on a.id = b.authority_id
          left join briefing_acknowledgement k on k.recipient_id = r.id and k.version = t.version
        order by t.queued_at, t.reference`;
      return rows.map((row) => leasedOf(row, fields));
    },

    async settle(by, delivered, entries) {
      await change(sql, actorOf(by), async (tx) => {
        await settleAll(tx, delivered, by.at);
        return { value: undefined, entries };
      });
    },

    async pending() {
      const [row] = await sql<[{ readonly left: number; readonly next: Date | null }]>`
        select count(*)::int as left, min(free_at) as next from briefing_message m
        where state = 'queued' and ${free} and not (${unneeded})`;
      return { left: row.left, nextAt: row.next };
    },

    async queueReminders(by, isDue, entries) {
      const candidates = await sql<{ readonly id: BriefingId; readonly incident: IncidentId }[]>`
        select b.id, b.incident_id as incident from briefing b
        where b.remind_after_hours > 0 and b.remind_most > 0 and exists (
          select from briefing_recipient r join briefing_message m on m.recipient_id = r.id
          where r.briefing_id = b.id and r.came_back_at is null and r.ends_at > ${by.at}
            and m.state = 'sent' and m.reminder < b.remind_most
            and m.sent_at <= ${by.at}::timestamptz - make_interval(hours => b.remind_after_hours)
            and not exists (select from briefing_message n
              where n.recipient_id = r.id and (n.version, n.reminder) > (m.version, m.reminder))
            and not exists (select from briefing_acknowledgement a where a.recipient_id = r.id and a.version >= m.version))`;
      let queued = 0;
      for (const { id, incident } of candidates)
        queued += await change(sql, actorOf(by), async (tx) => {
          const count = await remind(tx, fields, id, by.at, isDue);
          return { value: count, entries: count === 0 ? [] : entries(id, incident, count) };
        });
      return queued;
    },
  };
}

/** Under the briefing's lock, so that two processes at once remind once, and a correction comes before or after. */
async function remind(
  tx: TransactionSql,
  fields: BriefingFields,
  id: BriefingId,
  at: Date,
  isDue: Parameters<Queue["queueReminders"]>[1],
): Promise<number> {
  const [row] = await tx<
    { readonly incident: IncidentId; readonly authority: never; readonly number: number }[]
  >`
    select incident_id as incident, authority_id as authority, number from briefing where id = ${id} for update`;
  const [held] = row === undefined ? [] : await selectBriefings(tx, fields, row);
  const version = held === undefined ? undefined : standing(held.briefing);
  if (held === undefined || version === undefined) return 0;
  const rows = await tx<StandingRow[]>`
    select r.id, r.came_back_at, max(m.sent_at) as last_sent, (count(*) filter (where m.reminder > 0))::int as reminders,
      bool_or(m.state in ('queued', 'failed')) as waiting
    from briefing_recipient r join briefing_message m on m.recipient_id = r.id and m.version = ${version.number}
    where r.briefing_id = ${id} and r.ends_at > ${at} and not exists (
      select from briefing_acknowledgement a where a.recipient_id = r.id and a.version >= m.version)
    group by r.id`;
  const due = rows.filter(
    ({ last_sent: lastSentAt, reminders, came_back_at, waiting }) =>
      !waiting &&
      isDue(
        { acknowledged: false, lastSentAt, reminders, cameBack: came_back_at !== null },
        held.briefing.reminders,
      ),
  );
  for (const { id: recipient, reminders } of due)
    await tx`
      insert into briefing_message (reference, recipient_id, version, reminder, state, queued_at, free_at)
      values (${`B-${recipient}-${version.number}-R${reminders + 1}`}, ${recipient}, ${version.number}, ${reminders + 1},
        'queued', ${at}, ${at}) on conflict do nothing`;
  return due.length;
}

async function settleAll(tx: TransactionSql, delivered: readonly Delivered[], at: Date): Promise<void> {
  for (const { leased, delivery } of delivered) {
    const { reference } = leased.message;
    const result = resultOf(delivery);
    if (delivery.kind === "unavailable")
      await tx`
        update briefing_message set free_at = ${afterPause(at, leased.attempt)}, result = ${result}
        where reference = ${reference} and state = 'queued'`;
    else
      await tx`
        update briefing_message set state = ${delivery.kind === "sent" ? "sent" : "failed"}, result = ${result},
          sent_at = ${delivery.kind === "sent" ? at : null}
        where reference = ${reference} and (state = 'queued' or (state = 'dropped' and ${delivery.kind} = 'sent'))`;
  }
}

function leasedOf(row: LeasedRow, fields: BriefingFields): LeasedBriefing {
  const { recipient_id: recipient, reference, reminder } = row;
  return {
    ...pageOf(row, fields),
    ...{ briefing: row.briefing_id, reference, attempt: row.attempts, reminder },
    name: fields.open("name", recipient, row.name),
    email: fields.open("email", recipient, row.email),
    // The day on which it was queued: a second attempt writes the same message.
    queuedAt: row.queued_at,
  };
}

type StandingRow = {
  readonly id: RecipientId;
  readonly came_back_at: Date | null;
  readonly last_sent: Date | null;
  readonly reminders: number;
  readonly waiting: boolean;
};
type LeasedRow = PageRow & {
  readonly reference: string;
  readonly reminder: number;
  readonly attempts: number;
  readonly queued_at: Date;
  readonly name: Buffer;
  readonly email: Buffer;
};
