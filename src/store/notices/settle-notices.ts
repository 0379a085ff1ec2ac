/** Writes down what became of leased messages: of the attempt, of the message, and of the notice. */
import type { TransactionSql } from "postgres";
import type { Becomes, NoticeResult } from "../../respond/delivery/notice-queue.ts";

export async function settleNotices(
  tx: TransactionSql,
  results: readonly NoticeResult[],
  at: Date,
): Promise<void> {
  if (results.length === 0) return;
  await settleAttempts(tx, results);
  await settleMessages(tx, results, at);
}

const outcomes = { sent: "sent", refused: "refused", unsure: "unknown" } as const;

async function settleAttempts(tx: TransactionSql, results: readonly NoticeResult[]): Promise<void> {
  const rows = results.flatMap(({ attempts, becomes }) =>
    attempts.map((reference) => ({ reference, becomes })),
  );
  // In the order in which receipts lock them: neither waits for the other in a ring.
  await tx`
    select from attempt where reference = any(${rows.map(({ reference }) => reference)}) order by reference for update`;
  await tx`
    update attempt a set outcome = r.outcome, result = r.result, provider = coalesce(r.provider, a.provider)
    from unnest(${rows.map(({ reference }) => reference)}::text[], ${rows.map(({ becomes }) => outcomeOf(becomes))}::text[],
      ${rows.map(({ becomes }) => wordsOf(becomes))}::text[],
      ${rows.map(({ becomes }) => (becomes.kind === "sent" ? becomes.provider : null))}::text[])
      as r(reference, outcome, result, provider)
    where a.reference = r.reference and a.receipt is null`;
  // Where one of several is known to have gone, the others are no longer in doubt.
  const gone = results.flatMap(({ becomes, leased }) =>
    becomes.kind === "sent" && leased.doubtful.length > 1 ? [leased.message.reference] : [],
  );
  if (gone.length > 0)
    await tx`
      update attempt set outcome = 'not-sent', result = 'another attempt was the one that went'
      where message_reference = any(${gone}) and outcome in ('open', 'unknown')`;
}

async function settleMessages(tx: TransactionSql, results: readonly NoticeResult[], at: Date): Promise<void> {
  const of = (kind: Becomes["kind"]) => results.filter(({ becomes }) => becomes.kind === kind);
  const references = (some: readonly NoticeResult[]) => some.map(({ leased }) => leased.message.reference);
  const notices = (some: readonly NoticeResult[]) => some.map(({ leased }) => leased.notice);
  for (const kind of ["sent", "refused", "unsure"] as const) {
    const some = of(kind);
    if (some.length === 0) continue;
    const state = kind === "refused" ? "failed" : kind;
    await tx`
      update message set state = ${state}, sent_at = ${kind === "sent" ? at : null}
      where reference = any(${references(some)}) and state in ('queued', 'waiting')`;
    if (kind !== "unsure")
      await tx`
        update notice set state = ${state} where id = any(${notices(some)}::uuid[]) and state = 'sending'`;
  }
  const again = results.flatMap(({ leased, becomes }) =>
    becomes.kind === "again" ? [{ reference: leased.message.reference, at: becomes.at }] : [],
  );
  if (again.length > 0)
    await tx`
      update message m set free_at = r.free_at
      from unnest(${again.map(({ reference }) => reference)}::text[], ${again.map((one) => one.at.toISOString())}::text[]::timestamptz[])
        as r(reference, free_at)
      where m.reference = r.reference and m.state = 'queued'`;
}

function outcomeOf(becomes: Becomes): string {
  return becomes.kind === "again" ? becomes.outcome : outcomes[becomes.kind];
}

function wordsOf(becomes: Becomes): string {
  if (becomes.kind !== "sent") return becomes.why;
  return becomes.already ? "sent (found from an earlier attempt)" : "sent";
}
