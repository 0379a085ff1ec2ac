/**
 * How many people have the same facts: one grouped reading of the register with its notices and messages. Columns are
 * grouped as they stand in the tables, and told apart afterwards: of a few hundred groups instead of half a million people.
 */
import type { Fragment, Sql, TransactionSql } from "postgres";
import type { Channel, NoticeState, ToldWay } from "../../domain/notices/notice.ts";
import type { ReceiptState } from "../../domain/notices/receipts/receipt.ts";
import type { SeverityBand } from "../../domain/people/person.ts";
import {
  answersWithinMs,
  type CarriedBy,
  type MessageState,
  type TellingFacts,
} from "../../domain/progress/stands.ts";
import type { FactCell } from "../../domain/progress/tally.ts";
import type { Own } from "../../respond/report/report-store.ts";
import { isUuid } from "../alter.ts";
import { hasAnotherWay } from "../waves/account.ts";
import { leftUntold } from "./left-untold.ts";

const hourMs = 3_600_000;

export type RawCell = RawFacts & { readonly oldest: Date | null; readonly people: number };
export type RawFacts = {
  readonly band: SeverityBand;
  readonly deleted: boolean;
  readonly judged: boolean | null;
  readonly notice: NoticeState | null;
  readonly behind: boolean | null;
  readonly told: ToldWay | null;
  readonly exercise: boolean | null;
  readonly proposed: Channel | null;
  readonly message: MessageState | null;
  readonly channel: Channel | null;
  readonly carrier: CarriedBy | null;
  readonly receipt: ReceiptState | null;
  readonly before: Channel | null;
  readonly another: boolean | null;
  /** The hour in which it was given over. */
  readonly hour: Date | null;
};

/** Over a connection of its own transaction, which alone gets the memory to join half a million rows in. */
export async function readCells(tx: TransactionSql, of: Own): Promise<readonly RawCell[]> {
  const judged = await leftUntold(tx, of);
  // The planner takes each mix of states for likely and would sort all rows: there are a few hundred groups.
  await tx`select set_config('work_mem', '64MB', true), set_config('jit', 'off', true), set_config('enable_sort', 'off', true)`;
  const rows = await tx<RawCell[]>`
    select ${rawFacts(tx, judged)}, min(coalesce(m.queued_at, n.drafted_at)) as oldest, count(*)::int as people
    from ${everybody(tx, of)} group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15`;
  await tx`select set_config('enable_sort', 'on', true)`;
  return rows;
}

/** In the order of their names in RawFacts. */
export function rawFacts(sql: Sql | TransactionSql, judged: () => Fragment): Fragment {
  return sql`p.band, p.deleted_at is not null as deleted, n.state is distinct from 'sent' and ${judged()} as judged, n.state as notice,
    n.reviews <> p.reviews as behind, n.told_way as told, n.exercise, n.channel as proposed, m.state as message, m.channel,
    m.carrier, m.receipt, f.channel as before, f.another, date_bin('1 hour', m.sent_at, '2000-01-01T00:00Z') as hour`;
}

/** Each person with their first notice and the message of it that stands: what went, or is under way; none where all failed. */
export function everybody(sql: Sql | TransactionSql, { incident, authority }: Own): Fragment {
  const own = sql`incident_id = ${isUuid(incident) ? incident : null} and authority_id = ${authority}`;
  return sql`(select * from person where ${own}) p
    left join (select * from notice where ${own} and ordinal = 1) n on n.person_id = p.id
    left join message m on m.notice_id = n.id and m.state <> 'failed'
    left join (
      select distinct on (m.notice_id) m.notice_id, m.channel, w.state <> 'ended' and ${hasAnotherWay(sql)} as another
      from message m join notice n on n.id = m.notice_id left join wave w on w.id = m.wave_id
      where m.state = 'failed' order by m.notice_id, m.queued_at desc, m.reference desc) f on f.notice_id = n.id`;
}

export function factsOf(raw: RawFacts, now: Date): TellingFacts {
  const { band, deleted, notice, told, message, carrier, receipt, hour } = raw;
  return {
    ...{ band, deleted, notice, told, message, carrier, receipt },
    judged: raw.judged === true,
    stale: raw.behind === true && (notice === "drafted" || notice === "approved"),
    practice: raw.exercise === true,
    channel: raw.channel ?? raw.proposed,
    // To the end of its hour: nobody is taken to have been told too early.
    recent: hour !== null && hour.getTime() + hourMs > now.getTime() - answersWithinMs,
    fellBackFrom: raw.before,
    fallsBack: raw.another === true,
  };
}

export function factCellsOf(rows: readonly RawCell[], now: Date): readonly FactCell[] {
  return rows.map((row) => ({
    ...{ facts: factsOf(row, now), hour: row.hour, oldest: row.oldest, people: row.people },
  }));
}
