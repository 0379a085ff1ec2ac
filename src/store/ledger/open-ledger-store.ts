/** Readings of the ledger for the desk: newest first, with the names of who did it. */
import type { Fragment, Sql } from "postgres";
import type { TreeHead } from "../../domain/ledger/merkle.ts";
import { type LedgerProblem, ledgerProblemInWords } from "../../domain/ledger/problem.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { readingKinds } from "../../domain/staff/task.ts";
import type { LedgerStore } from "../../respond/ports.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { type EntryRow, entryOfRow } from "./read-ledger.ts";

const pageSize = 50;
/** Everyday looks, each with its task. What was shown in full or taken out is news. */
const noNews = [...readingKinds.filter((kind) => /\.(listed|read)$/.test(kind)), "task.opened", "task.ended"];

/** `verify` checks the ledger against all that is remembered of it, here and elsewhere. */
export function openLedgerStore(
  sql: Sql,
  verify: () => Promise<Outcome<TreeHead, LedgerProblem>>,
): LedgerStore {
  return {
    async record(by, entries) {
      await change(sql, actorOf(by), async () => ({ value: undefined, entries }));
    },

    async page({ incident, page }) {
      const where = incident === undefined ? sql`true` : sql`e.incident = ${incident}`;
      const [count] = await sql<[{ readonly total: number }]>`
        select count(*)::int as total from ledger_entry e where ${where} and e.position is not null`;
      const rows = await selectEntries(
        sql,
        where,
        pageSize,
        pageSize * (Math.max(1, Math.trunc(page) || 1) - 1),
      );
      return {
        total: count.total,
        rows: rows.map(({ actor_name, ...row }) => ({
          ...entryOfRow(row),
          actorName: actor_name ?? "Candour",
        })),
      };
    },

    async recent(incident, most) {
      const news = sql`e.incident = ${incident} and e.verb <> all(${noNews})`;
      const rows = await selectEntries(sql, news, most, 0);
      return rows.map(({ actor_name: _, ...row }) => entryOfRow(row));
    },

    async verify() {
      const outcome = await verify();
      if (outcome.ok) return done({ size: outcome.value.size, head: outcome.value.root });
      const { problem } = outcome;
      const sequence = "sequence" in problem ? problem.sequence : 0;
      return failed({ kind: "broken", sequence, why: ledgerProblemInWords(problem) });
    },
  };
}

function selectEntries(sql: Sql, where: Fragment, limit: number, offset: number) {
  return sql<(EntryRow & { readonly actor_name: string | null })[]>`
    select e.leaf, e.position, e.hash, staff_name(e.leaf::jsonb ->> 'actor') as actor_name
    from ledger_entry e
    where ${where} and e.position is not null order by e.position desc limit ${limit} offset ${offset}`;
}
