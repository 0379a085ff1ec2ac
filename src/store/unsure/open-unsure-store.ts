/** Messages in doubt, in SQL: counted by the minute in which they broke off, read, and decided under lock. */
import type { Fragment, Sql, TransactionSql } from "postgres";
import type { NoticeId } from "../../domain/ids.ts";
import type { Channel } from "../../domain/notices/notice.ts";
import { type UnsureDecision, type UnsureMinute, unsureBecomes } from "../../domain/notices/unsure/unsure.ts";
import { done, failed } from "../../domain/outcome.ts";
import type { SeverityBand } from "../../domain/people/person.ts";
import type { UnsureCount } from "../../respond/desk/people/unsure-desk.ts";
import type { UnsureOf, UnsureStore } from "../../respond/unsure/unsure-store.ts";
import { attemptToken } from "../../seal/attempt-token.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { personReference } from "../people/person-fields.ts";

type Decided = Awaited<ReturnType<UnsureStore["decide"]>>;
type Ring = Pick<KeyRing, "derived">;

export function openUnsureStore(sql: Sql, ring: Ring): UnsureStore {
  return {
    async minutes(of) {
      if (!isUuid(of.incident)) return [];
      const rows = await sql<UnsureCount[]>`
        select a.carrier, date_trunc('minute', a.at, 'UTC') as minute, count(*)::int as messages
        from ${inDoubt(sql, of)} group by 1, 2 order by 2, 1`;
      return rows.map((row) => row);
    },

    async messages(of, minute) {
      if (!isUuid(of.incident)) return [];
      const rows = await sql<Row[]>`
        select m.reference, n.id as notice, p.number, n.band, m.channel, a.reference as attempt, a.at, a.result as why,
          split_part(o.email, '@', 2) as domain
        from ${inDoubt(sql, of)} join person p on p.id = n.person_id join authority o on o.id = n.authority_id
        where ${isOfMinute(sql, minute)} order by a.at, m.reference`;
      const key = ring.derived("bounce");
      return rows.map(({ number, domain, ...row }) => {
        const token = minute.carrier === "smtp" ? attemptToken(key, row.attempt) : null;
        const messageId = token === null ? null : `${token}@${domain.toLowerCase()}`;
        return { ...row, person: personReference(number), messageId };
      });
    },

    decide: (by, of, minute, { decision, of: which }, entries) =>
      change<Decided>(sql, actorOf(by), async (tx) => {
        const nothing = (number: number) => ({
          value: failed({ kind: "unsure-changed" as const, number }),
          entries: [],
        });
        if (!isUuid(of.incident)) return nothing(0);
        const found = await lockUnsure(tx, of, minute);
        const references =
          "all" in which ? found : which.references.filter((reference) => found.includes(reference));
        const wanted = "all" in which ? which.all : new Set(which.references).size;
        if (found.length === 0 || references.length !== wanted) return nothing(found.length);
        await write(tx, references, decision, by.at);
        return { value: done(references.length), entries: entries(references) };
      }),
  };
}

/** The last attempt is the one that broke off: nothing is begun anew while it is in doubt. */
function inDoubt(sql: Sql | TransactionSql, { incident, authority }: UnsureOf): Fragment {
  return sql`
    (select * from notice where incident_id = ${incident} and authority_id = ${authority} and state = 'sending') n
      join message m on m.notice_id = n.id and m.state = 'unsure'
      cross join lateral (
        select * from attempt one where one.message_reference = m.reference and one.outcome in ('open', 'unknown')
        order by one.number desc limit 1) a`;
}

function isOfMinute(sql: Sql | TransactionSql, { carrier, minute }: UnsureMinute): Fragment {
  return sql`a.carrier = ${carrier} and a.at >= ${minute} and a.at < ${new Date(minute.getTime() + 60_000)}`;
}

/** Attempts first, in the order in which receipts and carriers lock them; then what is still in doubt by then. */
async function lockUnsure(
  tx: TransactionSql,
  of: UnsureOf,
  minute: UnsureMinute,
): Promise<readonly string[]> {
  const rows = await tx<{ readonly reference: string }[]>`
    select m.reference from ${inDoubt(tx, of)} where ${isOfMinute(tx, minute)}`;
  const references = rows.map(({ reference }) => reference);
  await tx`
    select from attempt where message_reference = any(${references}) and outcome in ('open', 'unknown')
    order by reference for update`;
  const locked = await tx<{ readonly reference: string }[]>`
    select reference from message where reference = any(${references}) and state = 'unsure' order by reference for update`;
  return locked.map(({ reference }) => reference);
}

async function write(
  tx: TransactionSql,
  references: readonly string[],
  decision: UnsureDecision,
  at: Date,
): Promise<void> {
  const becomes = unsureBecomes[decision];
  await tx`
    update attempt set outcome = ${becomes.attempt}, result = ${results[decision]}
    where message_reference = any(${[...references]}) and outcome in ('open', 'unknown')`;
  // Before the message: a policy lets nobody write into a notice whose message is decided.
  await tx`
    update notice set state = ${becomes.notice} where state = 'sending' and id in (
      select notice_id from message where reference = any(${[...references]}))`;
  await tx`
    update message m set state = ${becomes.message}, free_at = ${at},
      sent_at = case when ${becomes.message} = 'sent' then coalesce(
        (select max(a.at) from attempt a where a.message_reference = m.reference), ${at}) else m.sent_at end
    where reference = any(${[...references]}) and state = 'unsure'`;
}

const results: Readonly<Record<UnsureDecision, string>> = {
  went: "sent (a colleague decided so)",
  again: "not sent (a colleague decided so)",
  "other-way": "In doubt; a colleague chose another way.",
  withdraw: "In doubt; a colleague withdrew the notice.",
};

type Row = {
  readonly reference: string;
  readonly notice: NoticeId;
  readonly number: number;
  readonly band: SeverityBand;
  readonly channel: Channel;
  readonly attempt: string;
  readonly at: Date;
  readonly why: string;
  readonly domain: string;
};
