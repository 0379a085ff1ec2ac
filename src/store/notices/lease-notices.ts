/** Takes messages with SKIP LOCKED, so that several may deliver at once, and writes down each attempt before it is made. */
import type { Sql, TransactionSql } from "postgres";
import type { NoticeId, PersonId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Channel } from "../../domain/notices/notice.ts";
import type { Doubtful, LeasedNotice, NoticeQueue } from "../../respond/delivery/notice-queue.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { change } from "../change.ts";
import { holdLateMessages } from "../complaints/hold-messages.ts";
import { personReference } from "../people/person-fields.ts";
import { withholdSuppressed } from "../suppression/withhold.ts";
import { parkStopped } from "../waves/park-stopped.ts";
import { isNotHalted } from "./delivery-halt.ts";
import { fieldsOfNotice } from "./notice-fields.ts";

export function leaseNotices(sql: Sql, ring: KeyRing): NoticeQueue["lease"] {
  return async (most, now, until, { carrier, channels, practice }) => {
    // Opened before the lease is saved: where the key does not fit, nothing is put out of others' reach.
    const leaseSome = () =>
      change(sql, { actor: "system", now }, async (tx) => {
        const late = [...(await holdLateMessages(tx, now)), ...(await parkStopped(tx, now))];
        // Each index is read from its own head; what nobody has been asked about yet begins no new attempt.
        const rows = await tx<LeasedRow[]>`
          with free as (
            select one.reference from unnest(${[...channels]}::text[]) channel_of(channel),
              unnest(${practice.map(String)}::text[]::boolean[]) kind_of(practice),
              lateral (select m.reference, m.urgency, m.queued_at from message m
                where m.state = 'queued' and m.channel = channel_of.channel and m.exercise = kind_of.practice
                  and m.free_at <= ${now} and ${isNotHalted(sql)}
                order by m.urgency desc, m.queued_at, m.reference limit ${most} for update skip locked) one
            order by one.urgency desc, one.queued_at, one.reference limit ${most}
          ), doubtful as (
            select a.message_reference as reference,
              json_agg(json_build_object('attempt', a.reference, 'carrier', a.carrier, 'begun', a.at)) as attempts
            from attempt a where a.message_reference in (select reference from free) and a.outcome in ('open', 'unknown')
            group by a.message_reference
          ), taken as (
            update message m set free_at = ${until}, carrier = ${carrier},
              attempts = m.attempts + case when d.reference is null then 1 else 0 end
            from free f left join doubtful d on d.reference = f.reference where m.reference = f.reference
            returning m.reference, m.notice_id, m.channel, m.attempts, m.urgency, m.queued_at, d.attempts as doubtful
          ), begun as (
            insert into attempt (message_reference, number, at, result, carrier, outcome)
            select reference, attempts, ${now}, '', ${carrier}, 'open' from taken where doubtful is null
          )
          select t.reference, t.notice_id, t.channel, t.attempts, coalesce(t.doubtful, '[]') as doubtful, n.name,
            n.channel as first_way, n.destination, n.routes, n.words, n.person_id, p.seal_key,
            a.key as authority_key, a.name as from_name, a.email as from_email, a.address as from_address, t.queued_at, p.number
          from taken t join notice n on n.id = t.notice_id join person p on p.id = n.person_id
            join authority a on a.id = n.authority_id
          order by t.urgency desc, t.queued_at, t.reference`;
        const opened = rows.map((row) => leasedOf(row, ring));
        const lost = rows.filter((_, at) => opened[at] === null);
        await giveUp(tx, lost, now);
        const kept = await withholdSuppressed(
          tx,
          ring,
          opened.filter((one) => one !== null),
          now,
        );
        return { value: kept.leased, entries: [...late, ...entriesOfLost(lost), ...kept.entries] };
      });
    return await ring.reading(leaseSome);
  };
}

/** Null where the person's key is gone: there is nothing left that could be sent. */
function leasedOf(row: LeasedRow, ring: KeyRing): LeasedNotice | null {
  const fields = fieldsOfNotice(ring, { id: row.notice_id, person: row.person_id, sealKey: row.seal_key });
  const to =
    row.channel === row.first_way
      ? fields.open("destination", row.destination)
      : (fields.openRoutes(row.routes).find(({ channel }) => channel === row.channel)?.to ?? null);
  const name = fields.open("name", row.name);
  const words = fields.openWords(row.words);
  if (to === null || name === null || words === null) return null;
  return {
    notice: row.notice_id,
    attempt: row.attempts,
    doubtful: row.doubtful.map((one) => ({ ...one, begun: new Date(one.begun) })),
    message: {
      reference: row.reference,
      attemptReference: `${row.reference}.${row.attempts}`,
      personReference: personReference(row.number),
      authority: row.authority_key,
      channel: row.channel,
      to,
      name,
      words,
      from: { name: row.from_name, email: row.from_email, address: row.from_address },
      // The day on which it was queued: a second attempt writes the same letter.
      date: row.queued_at,
    },
  };
}

function entriesOfLost(rows: readonly LeasedRow[]): readonly NewEntry[] {
  if (rows.length === 0) return [];
  const detail = {
    count: rows.length,
    references: rows.map(({ reference }) => reference),
    why: "their key is gone",
  };
  return [{ verb: "messages.refused", subject: "messages", actor: "system", detail }];
}

async function giveUp(tx: TransactionSql, rows: readonly LeasedRow[], at: Date): Promise<void> {
  for (const { reference, notice_id, attempts } of rows) {
    await tx`
      insert into attempt (message_reference, number, at, result)
      values (${reference}, ${attempts}, ${at}, ${"Not sent: its key is gone, and it cannot be opened."})
      on conflict (message_reference, number) do update set outcome = 'not-sent', result = excluded.result
      where attempt.outcome = 'open'`;
    await tx`update message set state = 'failed' where reference = ${reference}`;
    await tx`update notice set state = 'failed' where id = ${notice_id} and state = 'sending'`;
  }
}

type LeasedRow = {
  readonly reference: string;
  readonly notice_id: NoticeId;
  readonly channel: Channel;
  readonly attempts: number;
  readonly doubtful: readonly (Omit<Doubtful, "begun"> & { readonly begun: string })[];
  readonly authority_key: string;
  readonly name: Buffer;
  readonly first_way: Channel;
  readonly destination: Buffer;
  readonly routes: Buffer | null;
  readonly words: Buffer;
  readonly person_id: PersonId;
  readonly seal_key: Buffer | null;
  readonly from_name: string;
  readonly from_email: string;
  readonly from_address: readonly string[];
  readonly queued_at: Date;
  readonly number: number;
};
