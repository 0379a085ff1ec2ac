/** The queue of messages that acknowledge complaints. Once one is carried its words and its address are gone. */
import type { Sql, TransactionSql } from "postgres";
import type { NoticeWords } from "../../domain/notices/notice.ts";
import type { NewAck } from "../../respond/complaints/complaint-store.ts";
import type { Leased, MessageQueue } from "../../respond/courier.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { settleQueued } from "../delivery/settle.ts";
import type { ComplaintFields } from "./complaint-fields.ts";

type Complained = { readonly id: string; readonly authority: string };

export async function queueAck(
  tx: TransactionSql,
  fields: ComplaintFields,
  { id: complaint, authority }: Complained,
  { id, channel, to, words }: NewAck,
  at: Date,
): Promise<void> {
  await tx`
    insert into complaint_message (id, complaint_id, authority_id, channel, state, destination, words, queued_at, free_at)
    values (${id}, ${complaint}, ${authority}, ${channel}, 'queued', ${fields.seal(id, "destination", to)},
      ${fields.seal(id, "message", JSON.stringify(words))}, ${at}, ${at})`;
}

export function openAckQueue(sql: Sql, fields: ComplaintFields): MessageQueue<Leased> {
  // After a restore nothing of an authority goes out until a lead of it says so.
  const free = sql`not exists (select from delivery_halt h where h.authority_id = m.authority_id)`;
  return {
    async lease(most, now, until) {
      const rows = await sql<LeasedRow[]>`
        with taken as (
          update complaint_message set free_at = ${until}, attempts = attempts + 1
          where id in (
            select m.id from complaint_message m where m.state = 'queued' and m.free_at <= ${now} and ${free}
            order by m.queued_at, m.id limit ${most} for update skip locked)
          returning *)
        select t.*, a.name as from_name, a.email as from_email, a.address as from_address
        from taken t join authority a on a.id = t.authority_id order by t.queued_at, t.id`;
      return rows.map((row) => leasedOf(row, fields));
    },

    settle: (by, delivered, entries) =>
      change(sql, actorOf(by), async (tx) => {
        for (const one of delivered) await settleQueued(tx, "complaint_message", one, by.at);
        return { value: undefined, entries };
      }),

    async pending() {
      const [row] = await sql<[{ readonly left: number; readonly next: Date | null }]>`
        select count(*)::int as left, min(m.free_at) as next from complaint_message m
        where m.state = 'queued' and ${free}`;
      return { left: row.left, nextAt: row.next };
    },
  };
}

function leasedOf(row: LeasedRow, fields: ComplaintFields): Leased {
  return {
    attempt: row.attempts,
    message: {
      reference: `M-${row.id}`,
      ...{ channel: row.channel, name: "", date: row.queued_at },
      to: fields.open(row.id, "destination", row.destination),
      words: JSON.parse(fields.open(row.id, "message", row.words)) as NoticeWords,
      from: { name: row.from_name, email: row.from_email, address: row.from_address },
    },
  };
}

type LeasedRow = {
  readonly id: string;
  readonly channel: "email" | "text";
  readonly destination: Buffer;
  readonly words: Buffer;
  readonly attempts: number;
  readonly queued_at: Date;
  readonly from_name: string;
  readonly from_email: string;
  readonly from_address: readonly string[];
};
