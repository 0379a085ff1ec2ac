/** Readings of notices in SQL: pages, one in detail, counts, and what a courier would be given. */
import type { Sql } from "postgres";
import { unopened } from "../../domain/documents/unopened.ts";
import {
  type Channel,
  channels,
  type HoldReason,
  type Notice,
  type NoticeState,
} from "../../domain/notices/notice.ts";
import type { NoticeCounts, NoticeQuery, NoticeRow } from "../../respond/desk/people/notice-desk.ts";
import type { NoticeStore } from "../../respond/notices/notice-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { isUuid } from "../alter.ts";
import { personReference } from "../people/person-fields.ts";
import { fieldsOfNotice, type SealedNotice, unopenedWords } from "./notice-fields.ts";
import { selectReaches } from "./reaches.ts";

type Reading = Pick<NoticeStore, "page" | "detail" | "outgoing" | "counts" | "reaches">;
const perPage = 50;
const states: readonly NoticeState[] = [
  "held",
  "drafted",
  "approved",
  "sending",
  "sent",
  "failed",
  "withdrawn",
];

export function readNotices(sql: Sql, ring: KeyRing): Reading {
  return {
    async page(authority, query) {
      const where = sql`n.authority_id = ${authority} and ${matching(sql, query)}`;
      const [{ total }] = await sql<
        [{ readonly total: number }]
      >`select count(*)::int as total from notice n where ${where}`;
      const pages = Math.max(1, Math.ceil(total / perPage));
      const page = Math.min(Math.max(1, query.page), pages);
      const rows = await sql<Row[]>`
        select ${columns(sql)} from notice n join person p on p.id = n.person_id where ${where}
        order by array_position(array['very-high', 'high', 'medium', 'low'], n.band), p.number
        limit ${perPage} offset ${(page - 1) * perPage}`;
      return { rows: await ring.reading(() => rows.map((row) => rowOf(row, ring))), total, page, pages };
    },

    async detail(id) {
      if (!isUuid(id)) return null;
      const [row] = await sql<DetailRow[]>`
        select ${columns(sql)}, n.words, n.words_from as "wordsFrom", n.destination, n.approved_at, n.exercise,
          case when n.approved_by = 'system' then 'Candour' else s.name end as approved_by_name,
          coalesce((select json_agg(json_build_object('at', a.at, 'result', a.result) order by a.at, a.number)
            from attempt a join message m on m.reference = a.message_reference where m.notice_id = n.id), '[]') as attempts
        from notice n join person p on p.id = n.person_id left join staff s on s.id::text = n.approved_by
        where n.id = ${id}`;
      if (row === undefined) return null;
      const opened = await ring.reading(() => {
        const fields = fieldsOfNotice(ring, row);
        return {
          ...rowOf(row, ring),
          words: fields.openWords(row.words) ?? unopenedWords,
          destination:
            row.destination === null ? null : (fields.open("destination", row.destination) ?? unopened),
        };
      });
      return {
        ...opened,
        wordsFrom: row.wordsFrom,
        approvedByName: row.approved_by_name,
        approvedAt: row.approved_at,
        exercise: row.exercise,
        reaches: await selectReaches(sql, ring, id),
        attempts: row.attempts.map(({ at, result }) => ({ at: new Date(at), result })),
      };
    },

    async outgoing(id) {
      if (!isUuid(id)) return null;
      const [row] = await sql<OutgoingRow[]>`
        select n.id, n.person_id as person, p.seal_key as "sealKey", p.number, n.channel, n.name, n.destination, n.words, coalesce(m.queued_at, n.drafted_at) as date,
          coalesce(m.reference, 'N-' || n.id || (
            select case when count(*) = 0 then '' else '-' || (count(*) + 1) end from message f where f.notice_id = n.id)) as reference,
          a.name as from_name, a.email as from_email, a.address as from_address
        from notice n join person p on p.id = n.person_id join authority a on a.id = n.authority_id
          left join lateral (
            select queued_at, reference from message where notice_id = n.id and state <> 'failed' limit 1) m on true
        where n.id = ${id}`;
      if (row === undefined) return null;
      const fields = await ring.reading(() => fieldsOfNotice(ring, row));
      const words = fields.openWords(row.words);
      const name = fields.open("name", row.name);
      const to = row.destination === null ? "" : fields.open("destination", row.destination);
      // Nobody is written to with what cannot be opened.
      if (words === null || name === null || to === null) return null;
      return {
        // What it bears, or will: a message that failed keeps its own.
        reference: row.reference,
        personReference: personReference(row.number),
        channel: row.channel ?? "letter",
        to,
        name,
        words,
        from: { name: row.from_name, email: row.from_email, address: row.from_address },
        date: row.date,
      };
    },

    async counts(incident, authority) {
      const rows = await sql<
        { readonly state: NoticeState; readonly channel: Channel | null; readonly n: number }[]
      >`
        select state, channel, count(*)::int as n from notice
        where incident_id = ${incident} and ${authority === null ? sql`true` : sql`authority_id = ${authority}`}
        group by state, channel`;
      const reasons = await sql<{ readonly reason: HoldReason; readonly n: number }[]>`
        select reason, count(*)::int as n from notice, unnest(hold_reasons) as reason
        where incident_id = ${incident} and state = 'held'
          and ${authority === null ? sql`true` : sql`authority_id = ${authority}`}
        group by reason`;
      return {
        byState: tally(states, (state) => rows.filter((row) => row.state === state)),
        byChannel: tally(channels, (channel) =>
          rows.filter((row) => row.channel === channel && row.state !== "held" && row.state !== "withdrawn"),
        ),
        byHoldReason: Object.fromEntries(
          reasons.map(({ reason, n }) => [reason, n]),
        ) as NoticeCounts["byHoldReason"],
      };
    },

    reaches: (id) => selectReaches(sql, ring, id),
  };
}

function columns(sql: Sql) {
  return sql`n.id, n.incident_id as incident, n.authority_id as authority, n.person_id as person, n.band, n.state, n.channel,
    n.hold_reasons as "holdReasons", n.name, p.number, p.seal_key as "sealKey"`;
}

function matching(sql: Sql, { incident, state, channel, band, hold }: NoticeQuery) {
  return sql`n.incident_id = ${incident}
    and ${state === undefined ? sql`true` : sql`n.state = ${state}`}
    and ${channel === undefined ? sql`true` : sql`n.channel = ${channel}`}
    and ${band === undefined ? sql`true` : sql`n.band = ${band}`}
    and ${hold === undefined ? sql`true` : sql`${hold} = any(n.hold_reasons)`}`;
}

function tally<K extends string>(
  keys: readonly K[],
  rowsOf: (key: K) => readonly { readonly n: number }[],
): Record<K, number> {
  return Object.fromEntries(
    keys.map((key) => [key, rowsOf(key).reduce((sum, { n }) => sum + n, 0)]),
  ) as Record<K, number>;
}

type Row = Notice & { readonly name: Buffer; readonly number: number; readonly sealKey: Buffer | null };
type DetailRow = Row & {
  readonly words: Buffer;
  readonly wordsFrom: string;
  readonly destination: Buffer | null;
  readonly approved_at: Date | null;
  readonly approved_by_name: string | null;
  readonly exercise: boolean;
  readonly attempts: readonly { readonly at: string; readonly result: string }[];
};
type OutgoingRow = SealedNotice & {
  readonly reference: string;
  readonly number: number;
  readonly channel: Channel | null;
  readonly name: Buffer;
  readonly destination: Buffer | null;
  readonly words: Buffer;
  readonly date: Date;
  readonly from_name: string;
  readonly from_email: string;
  readonly from_address: readonly string[];
};

function rowOf({ name, number, sealKey, ...notice }: Row, ring: KeyRing): NoticeRow {
  const { id, incident, authority, person, band, state, channel, holdReasons } = notice;
  return {
    ...{ id, incident, authority, person, band, state, channel, holdReasons },
    personReference: personReference(number),
    personName: fieldsOfNotice(ring, { id, person, sealKey }).open("name", name) ?? unopened,
  };
}
