/** The queue of messages that lead to answers. Once one is carried its words are gone: its secret is its reader's alone. */
import type { Sql } from "postgres";
import type { PersonId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Channel } from "../../domain/notices/notice.ts";
import type { Leased, MessageQueue } from "../../respond/courier.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { holdLateAnswers } from "../complaints/hold-messages.ts";
import { finishQueued, settleQueued } from "../delivery/settle.ts";
import { personKey, personReference } from "../people/person-fields.ts";
import { openAnswerPart, wordsIn } from "./check-fields.ts";

export function openAnswerQueue(sql: Sql, ring: KeyRing): MessageQueue<Leased> {
  // After a restore nothing of an authority goes out until a lead of it says so.
  const free = sql`not exists (select from delivery_halt h where h.authority_id = k.authority_id)`;
  return {
    lease: (most, now, until) =>
      ring.reading(() =>
        change(sql, { actor: "system", now }, async (tx) => {
          const late = await holdLateAnswers(tx, now);
          const rows = await tx<LeasedRow[]>`
            with taken as (
              update check_answer set free_at = ${until}, attempts = attempts + 1, result = ''
              where id in (
                select k.id from check_answer k where k.state = 'queued' and k.free_at <= ${now} and ${free}
                order by k.queued_at, k.id limit ${most} for update skip locked)
              returning *)
            select t.*, p.number, p.seal_key, a.name as from_name, a.email as from_email, a.address as from_address
            from taken t join person p on p.id = t.person_id join authority a on a.id = t.authority_id
            order by t.queued_at, t.id`;
          const leased = rows.map((row) => leasedOf(row, ring));
          const lost = rows.filter((_, at) => leased[at] === null);
          for (const { id } of lost)
            await finishQueued(tx, "check_answer", id, {
              state: "failed",
              at: null,
              result: "Its key is gone.",
            });
          const entries: readonly NewEntry[] =
            lost.length === 0
              ? []
              : [
                  {
                    verb: "messages.refused",
                    subject: "messages",
                    actor: "system",
                    detail: { count: lost.length, references: lost.map(({ id }) => `K-${id}`) },
                  },
                ];
          return { value: leased.filter((one) => one !== null), entries: [...late, ...entries] };
        }),
      ),

    settle: (by, delivered, entries) =>
      change(sql, actorOf(by), async (tx) => {
        for (const one of delivered) await settleQueued(tx, "check_answer", one, by.at);
        return { value: undefined, entries };
      }),

    async pending() {
      const [row] = await sql<[{ readonly left: number; readonly next: Date | null }]>`
        select count(*)::int as left, min(k.free_at) as next from check_answer k where k.state = 'queued' and ${free}`;
      return { left: row.left, nextAt: row.next };
    },
  };
}

/** Null where the person's key is gone: there is nothing left that could be sent. */
function leasedOf(row: LeasedRow, ring: KeyRing): Leased | null {
  const key = personKey(ring, row.person_id, row.seal_key);
  const name = openAnswerPart(key, row.id, "name", row.name);
  const to = openAnswerPart(key, row.id, "destination", row.destination);
  const words = openAnswerPart(key, row.id, "words", row.words);
  if (name === null || to === null || words === null) return null;
  return {
    attempt: row.attempts,
    message: {
      reference: `K-${row.id}`,
      personReference: personReference(row.number),
      ...{ channel: row.channel, to, name, words: wordsIn(words), date: row.queued_at },
      from: { name: row.from_name, email: row.from_email, address: row.from_address },
    },
  };
}

type LeasedRow = {
  readonly id: string;
  readonly person_id: PersonId;
  readonly number: number;
  readonly seal_key: Buffer | null;
  readonly channel: Channel;
  readonly name: Buffer;
  readonly destination: Buffer;
  readonly words: Buffer;
  readonly attempts: number;
  readonly queued_at: Date;
  readonly from_name: string;
  readonly from_email: string;
  readonly from_address: readonly string[];
};
