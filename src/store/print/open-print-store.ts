/** Print batches in SQL, for staff. Row-level security shows each authority its own. */
import type { Sql, TransactionSql } from "postgres";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { keptDays } from "../../domain/print/batch.ts";
import { noPrinter, type Printer } from "../../domain/print/printer.ts";
import { type ChangedMeanwhile, changedMeanwhile } from "../../domain/version.ts";
import type { PrintStore } from "../../respond/print/print-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf, alter, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { type BatchRow, batchOf, openBatchKey, readRow } from "./batch-rows.ts";

const perPage = 50;

export function openPrintStore(sql: Sql, ring: KeyRing): PrintStore {
  return {
    async page({ incident, authority }, asked) {
      const rows = await sql<(BatchRow & { readonly total: number })[]>`
        select *, count(*) over ()::int as total from print_batch
        where incident_id = ${incident} and authority_id = ${authority} and state <> 'making'
        order by number desc limit ${perPage} offset ${(Math.max(1, asked) - 1) * perPage}`;
      return { rows: rows.map(batchOf), pages: Math.max(1, Math.ceil((rows[0]?.total ?? 0) / perPage)) };
    },

    async byId(id) {
      const row = await readRow(sql, id);
      return row === null || row.state === "making" ? null : batchOf(row);
    },

    async keyOf(id) {
      const row = await readRow(sql, id);
      const sealed = row?.seal_key ?? null;
      return sealed === null ? null : await ring.reading(() => openBatchKey(ring, id, sealed));
    },

    async attemptsOf(id) {
      const rows = await sql<{ readonly attempt: string }[]>`
        select attempt from print_letter where batch_id = ${id} order by position`;
      return rows.map(({ attempt }) => attempt);
    },

    async handerOf(id) {
      const [row] = await sql<{ readonly name: string | null }[]>`
        select staff_name(handed_by::text) as name from print_batch where id = ${id}`;
      return row?.name ?? "";
    },

    async returnedOf(id) {
      const [row] = await sql<[{ readonly count: number }]>`
        select count(*)::int as count from print_letter where batch_id = ${id} and returned_at is not null`;
      return row.count;
    },

    alter: (by, id, decide) =>
      alter(
        sql,
        by,
        {
          async read(tx) {
            if (!isUuid(id)) return null;
            const [row] = await tx<
              BatchRow[]
            >`select * from print_batch where id = ${id} and state <> 'making' for update`;
            return row === undefined ? null : batchOf(row);
          },
          write: (tx, { state, handed, destroyedAt }) => tx`
            update print_batch set state = ${state}, handed_by = ${handed?.by ?? null}, handed_at = ${handed?.at ?? null},
              printer = ${handed?.printer ?? ""}, destroyed_at = ${destroyedAt},
              seal_key = case when ${state} = 'destroyed' then null else seal_key end
            where id = ${id}`,
        },
        decide,
      ),

    add: (by, entries) => change(sql, actorOf(by), async () => ({ value: undefined, entries })),

    async handedLetters({ incident, authority }, references) {
      const numbers = references.flatMap((one) => (/^P-\d{1,9}$/.test(one) ? [Number(one.slice(2))] : []));
      const rows = await sql<HandedRow[]>`
        with asked as (
          select 'P-' || lpad(p.number::text, 6, '0') as written, m.reference
          from person p join notice n on n.person_id = p.id join message m on m.notice_id = n.id
          where p.incident_id = ${incident} and p.authority_id = ${authority} and p.number = any(${numbers}::int[])
          union all
          select m.reference, m.reference from message m join notice n on n.id = m.notice_id
          where n.incident_id = ${incident} and n.authority_id = ${authority} and m.reference = any(${[...references]})
        )
        select distinct on (a.written) a.written, l.attempt, l.returned_at as "returnedAt"
        from asked a join print_letter l on l.message_reference = a.reference
          join print_batch b on b.id = l.batch_id and b.handed_at is not null
        order by a.written, b.handed_at desc, l.position`;
      return new Map(rows.map(({ written, ...letter }) => [written, letter]));
    },

    markReturned: (by, attempts, entries) =>
      change(sql, actorOf(by), async (tx) => {
        await tx`
          update print_letter set returned_at = ${by.at} where attempt = any(${[...attempts]}) and returned_at is null`;
        return { value: undefined, entries };
      }),

    async spent(now) {
      const end = new Date(now.getTime() - keptDays * 86_400_000);
      const rows = await sql<BatchRow[]>`
        select * from print_batch b
        where state = 'handed' and handed_at < ${end} or state in ('ready', 'handed') and exists (
          select from print_letter l join message m on m.reference = l.message_reference
            join notice n on n.id = m.notice_id join person p on p.id = n.person_id
          where l.batch_id = b.id and p.deleted_at is not null)
        order by number`;
      return rows.map(batchOf);
    },

    printer: (authority) => readPrinter(sql, authority),

    setPrinter: (by, authority, { name, recipient }, from, entries) =>
      change<Outcome<null, ChangedMeanwhile>>(sql, actorOf(by), async (tx) => {
        const rows = await tx`
          insert into printer (authority_id, name, recipient, version, changed_by, changed_at)
          select ${authority}, ${name}, ${recipient}, 1, ${by.by}, ${by.at} where ${from} = 0
          on conflict do nothing returning 1`;
        if (rows.length === 1) return { value: done(null), entries };
        const { count } = await tx`
          update printer set name = ${name}, recipient = ${recipient}, version = version + 1, changed_by = ${by.by},
            changed_at = ${by.at}
          where authority_id = ${authority} and version = ${from}`;
        if (count === 1) return { value: done(null), entries };
        const [other] = await tx<{ readonly name: string | null; readonly at: Date }[]>`
          select staff_name(changed_by) as name, changed_at as at from printer where authority_id = ${authority}`;
        return {
          value: failed(changedMeanwhile(other?.name ?? "Somebody", other?.at ?? by.at)),
          entries: [],
        };
      }),
  };
}

type HandedRow = { readonly written: string; readonly attempt: string; readonly returnedAt: Date | null };

export async function readPrinter(sql: Sql | TransactionSql, authority: string): Promise<Printer> {
  const [row] = await sql<Printer[]>`
    select name, recipient, version from printer where authority_id = ${authority}`;
  return row ?? noPrinter;
}
