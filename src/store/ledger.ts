/** The ledger in SQL: adding entries inside a change's own transaction, reading them, and checking all of them. */
import type { Sql, TransactionSql } from "postgres";
import {
  contradicted,
  type Detail,
  type Entry,
  emptyHead,
  followOn,
  headAfter,
  type LedgerHead,
  type LedgerProblem,
  type NewEntry,
  nextEntry,
  reaches,
  type TreeHead,
} from "../domain/ledger.ts";
import { ledgerTree } from "../domain/ledger-tree.ts";
import { done, failed, type Outcome } from "../domain/outcome.ts";

/** Adds the entries at the end. The lock on the head lasts until the transaction ends, so call this last. */
export async function appendEntries(
  tx: TransactionSql,
  entries: readonly NewEntry[],
  at: Date,
): Promise<LedgerHead> {
  let head = await lockHead(tx);
  const rows = entries.map((entry) => {
    const next = nextEntry(head, entry, at);
    head = headAfter(next);
    return { ...next, incident: next.incident ?? null, detail: tx.json(next.detail) };
  });
  if (rows.length === 0) return head;
  await tx`insert into ledger_entry ${tx(rows, "sequence", "at", "actor", "verb", "subject", "incident", "detail", "previous", "hash")}`;
  await tx`update ledger_head set size = ${head.size}, hash = ${head.hash}`;
  return head;
}

export type LedgerReading = {
  /** The first sequence to read. */
  readonly from?: number | undefined;
  readonly limit?: number | undefined;
  readonly incident?: string | undefined;
};

export async function readLedger(sql: Sql, reading: LedgerReading = {}): Promise<readonly Entry[]> {
  const { from = 1, limit = 100, incident } = reading;
  const rows = await sql<Row[]>`
    select sequence, at, actor, verb, subject, incident, detail, previous, hash from ledger_entry
    where sequence >= ${from} ${incident === undefined ? sql`` : sql`and incident = ${incident}`}
    order by sequence limit ${limit}`;
  return rows.map(entryOf);
}

export async function ledgerHead(sql: Sql): Promise<LedgerHead> {
  const [row] = await sql<HeadRow[]>`select size, hash from ledger_head`;
  return row === undefined ? emptyHead : { size: Number(row.size), hash: row.hash };
}

/** Checks every entry, against the head that the database keeps and those that were kept elsewhere. */
export async function verifyLedger(
  sql: Sql,
  keptElsewhere: readonly LedgerHead[],
): Promise<Outcome<TreeHead, LedgerProblem>> {
  // One snapshot for all, so that entries added meanwhile neither hide nor show.
  return await sql.begin("isolation level repeatable read read only", async (tx) => {
    const [kept] = await tx<HeadRow[]>`select size, hash from ledger_head`;
    const remembered = [...keptElsewhere, ...(kept ? [{ size: Number(kept.size), hash: kept.hash }] : [])];
    let head = emptyHead;
    const tree = ledgerTree();
    const batches = tx<Row[]>`
      select sequence, at, actor, verb, subject, incident, detail, previous, hash from ledger_entry
      order by sequence`.cursor(2000);
    for await (const rows of batches) {
      for (const row of rows) {
        const next = followOn(head, entryOf(row));
        if (!next.ok) return next;
        head = next.value;
        tree.add(head.hash);
        const lost = contradicted(head, remembered);
        if (lost !== undefined) return failed(lost);
      }
    }
    const reached = reaches(head, remembered);
    return reached.ok ? done({ ...head, root: tree.root() }) : reached;
  });
}

async function lockHead(tx: TransactionSql): Promise<LedgerHead> {
  const [row] = await tx<HeadRow[]>`select size, hash from ledger_head for update`;
  if (row === undefined) throw new Error("The ledger's head is missing");
  return { size: Number(row.size), hash: row.hash };
}

type HeadRow = { readonly size: string; readonly hash: string };
type Row = {
  readonly sequence: string;
  readonly at: string;
  readonly actor: string;
  readonly verb: string;
  readonly subject: string;
  readonly incident: string | null;
  readonly detail: Detail;
  readonly previous: string;
  readonly hash: string;
};

function entryOf({ sequence, incident, ...row }: Row): Entry {
  return { ...row, sequence: Number(sequence), ...(incident === null ? {} : { incident }) };
}
