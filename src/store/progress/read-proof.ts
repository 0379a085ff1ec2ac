/** Person by person, by reference: how each stands, and the last attempt that proves it. */
import type { Fragment, Sql, TransactionSql } from "postgres";
import type { PersonId } from "../../domain/ids.ts";
import type { HoldReason } from "../../domain/notices/notice.ts";
import { type StandsKind, standsOf, type TellingFacts } from "../../domain/progress/stands.ts";
import type { ProofLine, ProofPage, ProofQuery } from "../../respond/desk/people/progress-desk.ts";
import type { Own } from "../../respond/report/report-store.ts";
import { personReference } from "../people/person-fields.ts";
import { everybody, facts, readCells } from "./read-cells.ts";

const perPage = 50;
const atOnce = 5_000;

export async function readProofPage(
  sql: Sql,
  of: Own,
  { kinds, page: asked }: ProofQuery,
  now: Date,
): Promise<ProofPage> {
  const wanted = (await readCells(sql, of, now)).filter(
    (cell) => kinds === undefined || kinds.includes(standsOf(cell.facts)),
  );
  const total = wanted.reduce((sum, { people }) => sum + people, 0);
  const pages = Math.max(1, Math.ceil(total / perPage));
  const page = Math.min(Math.max(1, asked), pages);
  // How somebody stands is reckoned in one place; the record is asked for the facts that come to it.
  const keys = [...new Set(wanted.map((cell) => keyOf(cell.facts)))];
  const rows = await sql<(Row & { readonly person: PersonId })[]>`
    with chosen as (
      select p.id from ${everybody(sql, of)} where ${kinds === undefined ? sql`true` : sql`${keyIn(sql, now)} = any(${keys})`}
      order by p.number limit ${perPage} offset ${(page - 1) * perPage})
    select p.id as person, ${columns(sql, now)} from ${everybody(sql, of)} ${proof(sql)}
    where p.id in (select id from chosen) order by p.number`;
  return { rows: rows.map((row) => ({ ...lineOf(row), person: row.person })), total, page, pages };
}

export async function* readProof(sql: Sql | TransactionSql, of: Own, now: Date): AsyncGenerator<ProofLine> {
  const rows = sql<Row[]>`
    select ${columns(sql, now)} from ${everybody(sql, of)} ${proof(sql)} order by p.number`;
  for await (const some of rows.cursor(atOnce)) for (const row of some) yield lineOf(row);
}

function columns(sql: Sql | TransactionSql, now: Date): Fragment {
  return sql`p.number, ${facts(sql, now)}, a.reference as attempt, a.provider, a.receipt_at as "receiptAt",
    coalesce(a.result, '') as result, n.told_proof as "toldProof", coalesce(n.hold_reasons, '{}') as holds,
    coalesce(case when n.state is null or n.state in ('sending', 'sent', 'failed') then null else n.approved_at end,
      n.told_at, a.receipt_at, last.sent_at, a.at, last.queued_at, p.deleted_at, n.drafted_at) as at`;
}

/** Of the message that stands, or of the last that failed. */
function proof(sql: Sql | TransactionSql): Fragment {
  return sql`
    left join lateral (
      select reference, sent_at, queued_at from message where notice_id = n.id
      order by (state <> 'failed') desc, queued_at desc, reference desc limit 1) last on true
    left join lateral (
      select reference, provider, receipt_at, result, at from attempt where message_reference = last.reference
      order by number desc limit 1) a on true`;
}

const named = [
  "band",
  "deleted",
  "judged",
  "notice",
  "stale",
  "told",
  "practice",
  "message",
  "channel",
  "carrier",
  "receipt",
  "recent",
  "fellBackFrom",
] as const satisfies readonly (keyof TellingFacts)[];

function keyOf(of: TellingFacts): string {
  return named.map((name) => String(of[name] ?? "-")).join("|");
}

function keyIn(sql: Sql, now: Date): Fragment {
  return sql`(select concat_ws('|', k.band, k.deleted::text, k.judged::text, coalesce(k.notice, '-'),
    k.stale::text, coalesce(k.told, '-'), k.practice::text, coalesce(k.message, '-'), coalesce(k.channel, '-'),
    coalesce(k.carrier, '-'), coalesce(k.receipt, '-'), k.recent::text, coalesce(k."fellBackFrom", '-'))
    from (select ${facts(sql, now)}) k)`;
}

type Row = TellingFacts & {
  readonly number: number;
  readonly attempt: string | null;
  readonly provider: string | null;
  readonly receiptAt: Date | null;
  readonly result: string;
  readonly toldProof: string | null;
  readonly holds: readonly HoldReason[];
  readonly at: Date | null;
};

function lineOf({
  number,
  attempt,
  provider,
  receiptAt,
  result,
  toldProof,
  holds,
  at,
  ...row
}: Row): ProofLine {
  const known = Object.fromEntries(named.map((name) => [name, row[name]])) as unknown as TellingFacts;
  const kind: StandsKind = standsOf(known);
  return {
    ...{ reference: personReference(number), kind, facts: known, at, attempt, provider, receiptAt, result },
    ...{ toldProof, holds },
  };
}
