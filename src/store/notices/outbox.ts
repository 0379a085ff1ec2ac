/** The outbox: messages leased with SKIP LOCKED, so that several may deliver at once, and settled when carried. */
import type { Sql, TransactionSql } from "postgres";
import type { NoticeId, PersonId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Channel } from "../../domain/notices/notice.ts";
import type { Delivered } from "../../respond/courier.ts";
import type { LeasedNotice, NoticeStore } from "../../respond/notices/notice-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { holdLateMessages } from "../complaints/hold-messages.ts";
import { afterPause, resultOf } from "../delivery/attempt.ts";
import { personReference } from "../people/person-fields.ts";
import { withholdSuppressed } from "../suppression/withhold.ts";
import { isNotHalted, readHalt, resumeDelivery } from "./delivery-halt.ts";
import { fieldsOfNotice } from "./notice-fields.ts";

type Outbox = Pick<NoticeStore, "lease" | "settle" | "pending" | "halt" | "resume">;

export function openOutbox(sql: Sql, ring: KeyRing): Outbox {
  return {
    async lease(most, now, until) {
      // Opened before the lease is saved: where the key does not fit, nothing is put out of others' reach.
      const leaseSome = () =>
        change(sql, { actor: "system", now }, async (tx) => {
          const late = await holdLateMessages(tx, now);
          const rows = await tx<LeasedRow[]>`
        with taken as (
          update message set free_at = ${until}, attempts = attempts + 1
          where reference in (
            select reference from message m where state = 'queued' and free_at <= ${now} and ${isNotHalted(sql)}
            order by urgency desc, queued_at, reference limit ${most} for update skip locked
          )
          returning reference, notice_id, channel, attempts, urgency, queued_at
        )
        select t.reference, t.notice_id, t.channel, t.attempts, n.name, n.destination, n.words, n.person_id, p.seal_key,
          a.name as from_name, a.email as from_email, a.address as from_address, t.queued_at, p.number
        from taken t join notice n on n.id = t.notice_id join person p on p.id = n.person_id join authority a on a.id = n.authority_id
        order by t.urgency desc, t.queued_at, t.reference`;
          const opened = rows.map((row) => leasedOf(row, ring));
          const lost = rows.filter((_, at) => opened[at] === null);
          await giveUp(tx, lost, now);
          const leased = opened.filter((one) => one !== null);
          const kept = await withholdSuppressed(tx, ring, leased, now);
          return { value: kept.leased, entries: [...late, ...entriesOfLost(lost), ...kept.entries] };
        });
      return await ring.reading(leaseSome);
    },

    async settle(by, delivered, entries) {
      await change(sql, actorOf(by), async (tx) => {
        await settleAll(tx, delivered, by.at);
        return { value: undefined, entries };
      });
    },

    async pending() {
      const [row] = await sql<[{ readonly left: number; readonly next: Date | null }]>`
        select count(*)::int as left, min(free_at) as next from message m
        where state = 'queued' and ${isNotHalted(sql)}`;
      return { left: row.left, nextAt: row.next };
    },

    halt: (authority) => readHalt(sql, authority),
    resume: (by, authority, waiting, entries) => resumeDelivery(sql, by, authority, waiting, entries),
  };
}

/** Null where the person's key is gone: there is nothing left that could be sent. */
function leasedOf(row: LeasedRow, ring: KeyRing): LeasedNotice | null {
  const fields = fieldsOfNotice(ring, { id: row.notice_id, person: row.person_id, sealKey: row.seal_key });
  const to = fields.open("destination", row.destination);
  const name = fields.open("name", row.name);
  const words = fields.openWords(row.words);
  if (to === null || name === null || words === null) return null;
  return {
    notice: row.notice_id,
    attempt: row.attempts,
    message: {
      reference: row.reference,
      personReference: personReference(row.number),
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
      values (${reference}, ${attempts}, ${at}, ${"Not sent: its key is gone, and it cannot be opened."})`;
    await tx`update message set state = 'failed' where reference = ${reference}`;
    await tx`update notice set state = 'failed' where id = ${notice_id} and state = 'sending'`;
  }
}

async function settleAll(
  tx: TransactionSql,
  delivered: readonly Delivered<LeasedNotice>[],
  at: Date,
): Promise<void> {
  if (delivered.length === 0) return;
  const attempts = delivered.map(({ leased, delivery }) => ({
    message_reference: leased.message.reference,
    number: leased.attempt,
    at,
    result: resultOf(delivery),
  }));
  await tx`insert into attempt ${tx(attempts)} on conflict do nothing`;
  await finish(tx, delivered, "sent", at);
  await finish(tx, delivered, "refused", at);
  for (const { leased, delivery } of delivered) {
    if (delivery.kind !== "unavailable") continue;
    await tx`
      update message set free_at = ${afterPause(at, leased.attempt)}
      where reference = ${leased.message.reference} and state = 'queued'`;
  }
}

async function finish(
  tx: TransactionSql,
  delivered: readonly Delivered<LeasedNotice>[],
  kind: "sent" | "refused",
  at: Date,
): Promise<void> {
  const done = delivered.filter(({ delivery }) => delivery.kind === kind);
  if (done.length === 0) return;
  const state = kind === "sent" ? "sent" : "failed";
  await tx`
    update message set state = ${state}, sent_at = ${kind === "sent" ? at : null}
    where reference = any(${done.map(({ leased }) => leased.message.reference)}) and state = 'queued'`;
  await tx`
    update notice set state = ${state}
    where id = any(${done.map(({ leased }) => leased.notice)}::uuid[]) and state = 'sending'`;
}

type LeasedRow = {
  readonly reference: string;
  readonly notice_id: NoticeId;
  readonly channel: Channel;
  readonly attempts: number;
  readonly name: Buffer;
  readonly destination: Buffer;
  readonly words: Buffer;
  readonly person_id: PersonId;
  readonly seal_key: Buffer | null;
  readonly from_name: string;
  readonly from_email: string;
  readonly from_address: readonly string[];
  readonly queued_at: Date;
  readonly number: number;
};
