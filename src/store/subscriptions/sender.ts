/** Who news comes from: as staff have said, otherwise the first authority with an address. */
import type { Sql, TransactionSql } from "postgres";
import type { SenderFields } from "../../domain/subscriptions/sender.ts";
import type { NewsLetter, SubscriptionStore } from "../../respond/subscriptions/subscription-store.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { takeVersion, versionOf } from "../editions/editions.ts";

const edited = { kind: "news-sender" } as const;

export function openSender(sql: Sql): Pick<SubscriptionStore, "sender" | "setSender"> {
  return {
    async sender() {
      const [set, otherwise, version] = await Promise.all([
        readSet(sql),
        firstAuthority(sql),
        versionOf(sql, edited),
      ]);
      const { name, email } = otherwise ?? { name: "", email: "" };
      return { set, otherwise: otherwise === null ? null : { name, email, replyTo: "" }, version };
    },

    setSender: (by, sender, from, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const stale = await takeVersion(tx, by, edited, from);
        if (stale !== null) return { value: stale, entries: [] };
        const before = await readSet(tx);
        const { name, email, replyTo } = sender;
        await tx`
          insert into news_sender (name, email, reply_to) values (${name}, ${email}, ${replyTo})
          on conflict (only_one) do update
            set name = excluded.name, email = excluded.email, reply_to = excluded.reply_to`;
        return { value: null, entries: entries(before) };
      }),
  };
}

export async function readSender(sql: Sql | TransactionSql): Promise<NewsLetter["sender"] | null> {
  const set = await readSet(sql);
  if (set !== null) {
    const { name, email, replyTo } = set;
    return { from: { name, email, address: [] }, replyTo };
  }
  const first = await firstAuthority(sql);
  return first === null ? null : { from: first, replyTo: "" };
}

async function readSet(sql: Sql | TransactionSql): Promise<SenderFields | null> {
  const [row] = await sql<SenderFields[]>`select name, email, reply_to as "replyTo" from news_sender`;
  return row ?? null;
}

async function firstAuthority(sql: Sql | TransactionSql): Promise<NewsLetter["sender"]["from"] | null> {
  const [row] = await sql<NewsLetter["sender"]["from"][]>`
    select name, email, address from authority where email <> '' order by position limit 1`;
  return row ?? null;
}
