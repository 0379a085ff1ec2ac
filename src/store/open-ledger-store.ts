/** Readings of the ledger for the desk: newest first, with the names of who did it. */
import type { Fragment, Sql } from "postgres";
import type { Entry, LedgerHead } from "../domain/ledger.ts";
import { ledgerProblemInWords } from "../domain/ledger.ts";
import { done, failed } from "../domain/outcome.ts";
import type { LedgerStore } from "../respond/ports.ts";
import { actorOf } from "./alter.ts";
import { change } from "./change.ts";
import { verifyLedger } from "./ledger.ts";

const pageSize = 50;

/** `keptHeads`: heads that were remembered outside of the database, so that a rewritten ledger shows. */
export function openLedgerStore(sql: Sql, keptHeads: () => Promise<readonly LedgerHead[]>): LedgerStore {
  return {
    async record(by, entries) {
      await change(sql, actorOf(by), async () => ({ value: undefined, entries }));
    },

    async page({ incident, page }) {
      const where = incident === undefined ? sql`true` : sql`e.incident = ${incident}`;
      const [count] = await sql<[{ readonly total: number }]>`
        select count(*)::int as total from ledger_entry e where ${where}`;
      const rows = await selectEntries(
        sql,
        where,
        pageSize,
        pageSize * (Math.max(1, Math.trunc(page) || 1) - 1),
      );
      return {
        total: count.total,
        rows: rows.map(({ actor_name, ...row }) => ({ ...entryOf(row), actorName: actor_name ?? "Candour" })),
      };
    },

    async recent(incident, most) {
      const rows = await selectEntries(sql, sql`e.incident = ${incident}`, most, 0);
      return rows.map(({ actor_name: _, ...row }) => entryOf(row));
    },

    async verify() {
      const outcome = await verifyLedger(sql, await keptHeads());
      if (outcome.ok) return done({ size: outcome.value.size, head: outcome.value.hash });
      const { problem } = outcome;
      const sequence = "sequence" in problem ? problem.sequence : problem.size + 1;
      return failed({ kind: "broken", sequence, why: ledgerProblemInWords(problem) });
    },
  };
}

function selectEntries(sql: Sql, where: Fragment, limit: number, offset: number) {
  return sql<Row[]>`
    select e.sequence, e.at, e.actor, e.verb, e.subject, e.incident, e.detail, e.previous, e.hash, s.name as actor_name
    from ledger_entry e left join staff s on s.id::text = e.actor
    where ${where} order by e.sequence desc limit ${limit} offset ${offset}`;
}

type EntryRow = Omit<Entry, "sequence" | "incident"> & {
  readonly sequence: string;
  readonly incident: string | null;
};
type Row = EntryRow & { readonly actor_name: string | null };

function entryOf({ sequence, incident, ...row }: EntryRow): Entry {
  return { ...row, sequence: Number(sequence), ...(incident === null ? {} : { incident }) };
}
