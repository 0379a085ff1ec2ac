/** Receipts in SQL: of the attempt, and what follows for its message and its notice. */
import type { Sql, TransactionSql } from "postgres";
import {
  isFailure,
  messageOf,
  type Receipt,
  type ReceiptState,
  standing,
} from "../../domain/notices/receipts/receipt.ts";
import type { ReceiptStore } from "../../respond/delivery/record-receipts.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";

export function openReceiptStore(sql: Sql): ReceiptStore {
  return {
    record: (by, receipts, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const known = await lockAttempts(tx, receipts);
        const changed = receipts.filter((receipt) => {
          const row = known.get(receipt.attempt);
          return row !== undefined && isNews(row, receipt);
        });
        if (changed.length > 0) await write(tx, changed, by.at);
        return { value: { known: known.size }, entries: entries(changed) };
      }),
  };
}

type Known = { readonly reference: string; readonly state: ReceiptState | null; readonly at: Date | null };

/** In one order, so that two batches never wait for each other. */
async function lockAttempts(
  tx: TransactionSql,
  receipts: readonly Receipt[],
): Promise<ReadonlyMap<string, Known>> {
  const rows = await tx<Known[]>`
    select reference, receipt as state, receipt_at as at from attempt
    where reference = any(${receipts.map(({ attempt }) => attempt)}) order by reference for update`;
  return new Map(rows.map((row) => [row.reference, row]));
}

function isNews({ state, at }: Known, receipt: Receipt): boolean {
  if (state === null || at === null) return true;
  // When a letter was brought back nobody says: hearing of it again is no news.
  if (state === "returned" && receipt.state === "returned") return false;
  const former = { state, at };
  if (former.state === receipt.state && former.at.getTime() === receipt.at.getTime()) return false;
  return standing<Pick<Receipt, "state" | "at">>(former, receipt) === receipt;
}

async function write(tx: TransactionSql, receipts: readonly Receipt[], at: Date): Promise<void> {
  // What has a receipt was taken, whatever became of the answer.
  const rows = await tx<{ readonly message: string; readonly state: ReceiptState }[]>`
    update attempt a set receipt = r.state, receipt_at = r.at, receipt_from = r.source, receipt_code = r.code,
      provider = coalesce(r.provider, a.provider), outcome = 'sent',
      result = case when a.outcome = 'sent' then a.result else 'sent (its receipt says so)' end
    from unnest(${receipts.map(({ attempt }) => attempt)}::text[], ${receipts.map(({ state }) => state)}::text[],
      ${receipts.map((one) => one.at.toISOString())}::text[]::timestamptz[], ${receipts.map(({ from }) => from)}::text[],
      ${receipts.map(({ code }) => code ?? null)}::text[], ${receipts.map(({ provider }) => provider ?? null)}::text[])
      as r(reference, state, at, source, code, provider)
    where a.reference = r.reference returning a.message_reference as message, a.receipt as state`;
  const overtaken = await overtakenAmong(tx, receipts);
  const speaking = receipts.filter(({ attempt }) => !overtaken.has(messageOf(attempt)));
  await tx`
    update message m set receipt = r.state, receipt_at = r.at
    from unnest(${speaking.map(({ attempt }) => messageOf(attempt))}::text[], ${speaking.map(({ state }) => state)}::text[],
      ${speaking.map((one) => one.at.toISOString())}::text[]::timestamptz[]) as r(reference, state, at)
    where m.reference = r.reference`;
  const of = (failed: boolean) =>
    rows
      .filter(({ state, message }) => isFailure(state) === failed && !overtaken.has(message))
      .map(({ message }) => message);
  await took(tx, of(false), at);
  await failed(tx, of(true), at);
  await suppress(tx, receipts, at);
}

/** A failure of an attempt says nothing of its message where a later attempt went, or may have gone. */
async function overtakenAmong(
  tx: TransactionSql,
  receipts: readonly Receipt[],
): Promise<ReadonlySet<string>> {
  const failures = receipts.filter(({ state }) => isFailure(state)).map(({ attempt }) => attempt);
  if (failures.length === 0) return new Set();
  const rows = await tx<{ readonly message: string }[]>`
    select a.message_reference as message from attempt a where a.reference = any(${failures}) and exists (
      select from attempt o where o.message_reference = a.message_reference and o.number > a.number
        and (o.outcome in ('open', 'unknown') or (o.outcome = 'sent' and coalesce(o.receipt, 'sending') not in
          ('temporary-failure', 'technical-failure', 'permanent-failure', 'returned'))))`;
  return new Set(rows.map(({ message }) => message));
}

/** Taken, or read by now: also where it was in doubt, or had been given up, unless another message stands in its place. */
async function took(tx: TransactionSql, references: readonly string[], at: Date): Promise<void> {
  if (references.length === 0) return;
  await callBack(tx, references, at);
  await tx`
    with taken as (
      update message m set state = 'sent', sent_at = coalesce(m.sent_at, ${at})
      where m.reference = any(${references}) and m.state in ('waiting', 'queued', 'unsure', 'failed') and not exists (
        select from message o where o.notice_id = m.notice_id and o.reference <> m.reference and o.state <> 'failed')
      returning m.notice_id
    )
    update notice set state = 'sent' where id in (select notice_id from taken)
      and state in ('sending', 'failed', 'drafted', 'held', 'approved')`;
}

/** The next way of somebody whom the first reached after all, where it has not left. */
async function callBack(tx: TransactionSql, references: readonly string[], at: Date): Promise<void> {
  const next = await tx<{ readonly reference: string }[]>`
    select o.reference from message m join message o on o.notice_id = m.notice_id and o.reference <> m.reference
    where m.reference = any(${references}) and m.state = 'failed' and o.state in ('waiting', 'queued') for update of o`;
  if (next.length === 0) return;
  await tx`
    with needless as (
      update message m set state = 'failed', attempts = m.attempts + 1
      where m.reference = any(${next.map(({ reference }) => reference)}) and m.state in ('waiting', 'queued') and not exists (
        select from attempt a where a.message_reference = m.reference and a.outcome in ('open', 'unknown'))
      returning m.reference, m.attempts
    )
    insert into attempt (message_reference, number, at, result)
    select reference, attempts, ${at}, 'Not sent: an earlier way reached them after all.' from needless`;
}

async function failed(tx: TransactionSql, references: readonly string[], at: Date): Promise<void> {
  if (references.length === 0) return;
  await tx`
    with given_up as (
      update message m set state = 'failed', sent_at = coalesce(m.sent_at, ${at})
      where m.reference = any(${references}) and m.state in ('waiting', 'queued', 'unsure', 'sent') returning m.notice_id
    )
    update notice set state = 'failed' where id in (select notice_id from given_up) and state in ('sending', 'sent')`;
}

/** What does not exist, came back, or was complained about is not written to again until somebody has looked. */
async function suppress(tx: TransactionSql, receipts: readonly Receipt[], at: Date): Promise<void> {
  const telling = receipts.filter(({ state }) => tellsOfContact.includes(state));
  if (telling.length === 0) return;
  await tx`
    insert into suppression (id, authority_id, scope, person_id, kind, hash, why, reasons, source, added_by, added_at)
    select gen_random_uuid(), n.authority_id, 'contact', n.person_id,
      case m.channel when 'email' then 'email' when 'text' then 'phone' else 'address' end, n.destination_hash,
      case a.receipt when 'complained' then 'complained' when 'returned' then 'returned' else 'bounced' end,
      'Its carrier said so.', 'receipt', 'system', ${at}
    from attempt a join message m on m.reference = a.message_reference join notice n on n.id = m.notice_id
    where a.reference = any(${telling.map(({ attempt }) => attempt)}) and a.receipt = any(${[...tellsOfContact]})
      and m.channel = n.channel and n.destination_hash is not null and not m.exercise
    on conflict do nothing`;
}

const tellsOfContact: readonly ReceiptState[] = ["permanent-failure", "returned", "complained"];
