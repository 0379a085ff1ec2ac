/** What GOV.UK Notify was given, in SQL: how many of a day, what nothing final is known of, and whose its ids are. */
import type { Sql } from "postgres";
import type { Channel } from "../../domain/notices/notice.ts";
import type { OpenAttempt } from "../../respond/delivery/follow-up.ts";

export type NotifyAttempts = {
  /** What may have been taken counts, for Notify counts it too; what is being given counts itself. */
  givenSince(channel: Channel, since: Date): Promise<number>;
  /** The oldest first. What the printer has of a letter, and what went abroad, is the last that is ever heard. */
  open(since: Date, most: number): Promise<readonly OpenAttempt[]>;
  /** References of attempts, by Notify's own ids. */
  byProvider(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
};

export function openNotifyAttempts(sql: Sql): NotifyAttempts {
  return {
    async givenSince(channel, since) {
      const [row] = await sql<[{ readonly given: number }]>`
        select count(*)::int as given from attempt a join message m on m.reference = a.message_reference
        where a.carrier = 'notify' and a.at >= ${since} and a.outcome in ('sent', 'unknown')
          and m.channel = ${channel}`;
      return row.given;
    },

    open: (since, most) => sql<OpenAttempt[]>`
      select reference as attempt, provider, at from attempt
      where carrier = 'notify' and outcome = 'sent' and at >= ${since}
        and (receipt is null or receipt in ('accepted', 'sending'))
        and (receipt_code is null or receipt_code not in ('received', 'sent'))
      order by at limit ${most}`,

    async byProvider(ids) {
      const rows = await sql<{ readonly provider: string; readonly reference: string }[]>`
        select provider, reference from attempt where carrier = 'notify' and provider = any(${[...ids]})`;
      return new Map(rows.map(({ provider, reference }) => [provider, reference]));
    },
  };
}
