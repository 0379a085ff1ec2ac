/** Person by person, by reference: how each stands, and the last attempt that proves it. */
import type { Fragment, Sql, TransactionSql } from "postgres";
import type { PersonId } from "../../domain/ids.ts";
import type { HoldReason } from "../../domain/notices/notice.ts";
import { standsOf } from "../../domain/progress/stands.ts";
import type { ProofLine, ProofPage, ProofQuery } from "../../respond/desk/people/progress-desk.ts";
import type { Own } from "../../respond/report/report-store.ts";
import { personReference } from "../people/person-fields.ts";
import { leftUntold } from "./left-untold.ts";
import { everybody, factsOf, type RawCell, type RawFacts, rawFacts } from "./read-cells.ts";

const perPage = 50;
const atOnce = 5_000;

/** `cells`: a count of all, by which it is known which facts come to the kinds that are asked for. */
export async function readProofPage(
  sql: Sql,
  of: Own,
  { kinds, page: asked }: ProofQuery,
  { cells, now }: { readonly cells: readonly RawCell[]; readonly now: Date },
): Promise<ProofPage> {
  const wanted = cells.filter((cell) => kinds === undefined || kinds.includes(standsOf(factsOf(cell, now))));
  const total = wanted.reduce((sum, { people }) => sum + people, 0);
  const pages = Math.max(1, Math.ceil(total / perPage));
  const page = Math.min(Math.max(1, asked), pages);
  const rows = await sql.begin("read only", async (tx) => {
    const judged = await leftUntold(tx, of);
    const fits = kinds === undefined ? tx`true` : among(tx, wanted, judged);
    const chosen = await tx<{ readonly id: PersonId }[]>`
      select p.id from ${everybody(tx, of)} where ${fits} order by p.number limit ${perPage} offset ${(page - 1) * perPage}`;
    return await tx<(Row & { readonly person: PersonId })[]>`
      select p.id as person, ${columns(tx, judged)} from ${everybody(tx, of)} ${proof(tx)}
      where p.id = any(${chosen.map(({ id }) => id)}::uuid[]) order by p.number`;
  });
  return { rows: rows.map((row) => ({ ...lineOf(row, now), person: row.person })), total, page, pages };
}

export async function* readProof(tx: TransactionSql, of: Own, now: Date): AsyncGenerator<ProofLine> {
  const judged = await leftUntold(tx, of);
  const rows = tx<Row[]>`
    select ${columns(tx, judged)} from ${everybody(tx, of)} ${proof(tx)} order by p.number`;
  for await (const some of rows.cursor(atOnce)) for (const row of some) yield lineOf(row, now);
}

/** How somebody stands is reckoned in one place (stands.ts); the record is asked for whoever has one of these facts. */
function among(tx: TransactionSql, wanted: readonly RawCell[], judged: () => Fragment): Fragment {
  const states = [...new Set(wanted.map(({ notice }) => notice ?? "-"))];
  const keys = [...new Set(wanted.map(keyOf))];
  return tx`coalesce(n.state, '-') = any(${states}) and (select concat_ws('|', k.band, k.deleted::text,
    coalesce(k.judged::text, '-'), coalesce(k.notice, '-'), coalesce(k.behind::text, '-'), coalesce(k.told, '-'),
    coalesce(k.exercise::text, '-'), coalesce(k.proposed, '-'), coalesce(k.message, '-'), coalesce(k.channel, '-'),
    coalesce(k.carrier, '-'), coalesce(k.receipt, '-'), coalesce(k.before, '-'), coalesce(k.another::text, '-'), coalesce((extract(epoch from k.hour)::bigint)::text, '-'))
    from (select ${rawFacts(tx, judged)}) k) = any(${keys})`;
}

function keyOf(of: RawCell): string {
  const {
    band,
    deleted,
    judged,
    notice,
    behind,
    told,
    exercise,
    proposed,
    message,
    channel,
    carrier,
    receipt,
    before,
  } = of;
  const parts = [
    ...[band, deleted, judged, notice, behind, told, exercise, proposed, message, channel, carrier, receipt],
    ...[before, of.another, of.hour === null ? null : of.hour.getTime() / 1000],
  ];
  return parts.map((part) => String(part ?? "-")).join("|");
}

function columns(sql: Sql | TransactionSql, judged: () => Fragment): Fragment {
  return sql`p.number, ${rawFacts(sql, judged)}, a.reference as attempt, a.provider, a.receipt_at as "receiptAt",
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

type Row = RawFacts & {
  readonly number: number;
  readonly attempt: string | null;
  readonly provider: string | null;
  readonly receiptAt: Date | null;
  readonly result: string;
  readonly toldProof: string | null;
  readonly holds: readonly HoldReason[];
  readonly at: Date | null;
};

function lineOf(row: Row, now: Date): ProofLine {
  const { attempt, provider, receiptAt, result, toldProof, holds, at } = row;
  const facts = factsOf(row, now);
  return {
    ...{ reference: personReference(row.number), kind: standsOf(facts), facts },
    ...{ at, attempt, provider, receiptAt, result, toldProof, holds },
  };
}
