/** Print batches in SQL, for the carrier that makes them: begun before their files are there, finished when they are. */
import { randomBytes, randomUUID } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { PrintBatch } from "../../domain/print/batch.ts";
import type { LetterPlace, PrintSpool, Whose } from "../../respond/print/print-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { sealUnder } from "../../seal/sealed-value.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { keysInUse } from "../keys/data-keys.ts";
import { type BatchRow, batchOf, keyContext, openBatchKey } from "./batch-rows.ts";
import { readPrinter } from "./open-print-store.ts";

/** Of those that PostgreSQL keeps by number; any will do that nothing else takes. */
const lockNumber = 7_236_142_568;

export function openPrintSpool(sql: Sql, ring: KeyRing): PrintSpool {
  return {
    async alone(work) {
      // A lock of the connection: it goes with the process that dies over it.
      const connection = await sql.reserve();
      try {
        await connection`select pg_advisory_lock(${lockNumber})`;
        return await work();
      } finally {
        await connection`select pg_advisory_unlock(${lockNumber})`.catch(() => {});
        connection.release();
      }
    },

    async whose(references) {
      const rows = await sql<(Whose & { readonly reference: string })[]>`
        select m.reference, n.incident_id as incident, n.authority_id as authority
        from message m join notice n on n.id = m.notice_id where m.reference = any(${[...references]})`;
      return new Map(rows.map(({ reference, incident, authority }) => [reference, { incident, authority }]));
    },

    placesOf: (references) => places(sql, sql`l.message_reference`, references),
    placesOfAttempts: (attempts) => places(sql, sql`l.attempt`, attempts),

    async unfinished() {
      const rows = await sql<{ readonly id: string; readonly sealed: Buffer }[]>`
        select id, seal_key as sealed from print_batch where state = 'making' order by number`;
      const opened = rows.map(async ({ id, sealed }) => ({
        id,
        key: await ring.reading(() => openBatchKey(ring, id, sealed)),
      }));
      return await Promise.all(opened);
    },

    begin: (by, whose, letters, entries) =>
      ring.reading(() =>
        change(sql, actorOf(by), async (tx) => {
          const scope = { kind: "authority", ...whose } as const;
          const sealing = (await keysInUse(tx, ring, [scope]))(scope);
          const [id, key] = [randomUUID(), randomBytes(32)];
          const [row] = await tx<[{ readonly number: number }]>`
            insert into print_batch (id, incident_id, authority_id, number, state, letters, seal_key, made_at)
            select ${id}, ${whose.incident}, ${whose.authority}, coalesce(max(number), 0) + 1, 'making', ${letters.length},
              ${sealUnder(sealing, key, keyContext(id))}, ${by.at}
            from print_batch where authority_id = ${whose.authority} returning number`;
          await insertLetters(tx, id, letters);
          const begun = {
            ...whose,
            id,
            number: row.number,
            key,
            printer: await readPrinter(tx, whose.authority),
          };
          return { value: begun, entries: entries(begun) };
        }),
      ),

    finish: (by, id, { pages, sha256, encrypted, letters }, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const [row] = await tx<BatchRow[]>`
          update print_batch set state = 'ready', pages = ${pages}, sha256 = ${sha256}, encrypted = ${encrypted}
          where id = ${id} and state = 'making' returning *`;
        if (row === undefined) return { value: false, entries: [] };
        await tx`
          update print_letter l set first_page = w.first, pages = w.pages
          from unnest(${letters.map((_, at) => at + 1)}::int[], ${letters.map(({ first }) => first)}::int[],
            ${letters.map((letter) => letter.pages)}::int[]) as w(position, first, pages)
          where l.batch_id = ${id} and l.position = w.position`;
        return { value: true, entries: entries(batchOf(row)) };
      }),

    abandon: (by, id, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const rows = await tx<
          BatchRow[]
        >`delete from print_batch where id = ${id} and state = 'making' returning *`;
        return {
          value: undefined,
          entries: rows.flatMap((row): ReturnType<typeof entries> => entries(batchOf(row))),
        };
      }),
  };
}

async function insertLetters(
  tx: TransactionSql,
  id: PrintBatch["id"],
  letters: readonly { readonly reference: string; readonly attempt: string }[],
): Promise<void> {
  await tx`
    insert into print_letter (batch_id, position, message_reference, attempt)
    select ${id}, l.position, l.reference, l.attempt
    from unnest(${letters.map((_, at) => at + 1)}::int[], ${letters.map(({ reference }) => reference)}::text[],
      ${letters.map(({ attempt }) => attempt)}::text[]) as l(position, reference, attempt)`;
}

async function places(
  sql: Sql,
  column: ReturnType<Sql>,
  wanted: readonly string[],
): Promise<ReadonlyMap<string, LetterPlace>> {
  const rows = await sql<(LetterPlace & { readonly found: string })[]>`
    select ${column} as found, b.number as batch, l.position from print_letter l join print_batch b on b.id = l.batch_id
    where ${column} = any(${[...wanted]}) and b.state <> 'making'`;
  return new Map(rows.map(({ found, batch, position }) => [found, { batch, position }]));
}
