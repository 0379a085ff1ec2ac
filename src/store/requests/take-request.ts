/**
 * In the transaction of a deed: locks its request, holds it to what would be done now, and writes its steps. After that,
 * and in this transaction alone, the database lets the deed be done.
 */
import type { TransactionSql } from "postgres";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Taking, TakingProblem } from "../../respond/second/request-store.ts";
import { lockRequest, updateRequest } from "./request-row.ts";

export async function takeRequest(
  tx: TransactionSql,
  { request, decide }: Taking,
  fingerprint: string,
): Promise<Outcome<readonly NewEntry[], TakingProblem>> {
  const current = await lockRequest(tx, request);
  if (current === null) return failed({ kind: "no-such-request" });
  const taken = decide(current, fingerprint);
  if (!taken.ok) return taken;
  for (const next of taken.value.steps) await updateRequest(tx, next);
  return done(taken.value.entries);
}
