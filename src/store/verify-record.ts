/** Checks the ledger of a data folder from outside, also while Candour runs on it. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type LedgerProblem, ledgerProblemInWords, type TreeHead } from "../domain/ledger.ts";
import { done, failed, type Outcome } from "../domain/outcome.ts";
import { readKeptHead } from "./kept-head.ts";
import { verifyLedger } from "./ledger.ts";
import { openRecord } from "./open-record.ts";
import { recordProblemInWords } from "./record-problem.ts";

/** unsound: an entry is wrong, and the sentence says which. closed: there was nothing to check. */
export type VerifyProblem = { readonly kind: "unsound" | "closed"; readonly sentence: string };

export async function verifyRecord(
  data: string,
  databaseUrl?: string,
): Promise<Outcome<TreeHead, VerifyProblem>> {
  if (!existsSync(join(data, "record")) && !databaseUrl)
    return failed({
      kind: "closed",
      sentence: `There is no record in ${data}. Name the data folder with --data.`,
    });
  // Before the record is opened: entries that are added meanwhile are then behind what was remembered.
  const kept = await readKeptHead(data);
  const opened = await openRecord({ data, databaseUrl, attach: "join" });
  if (!opened.ok) return failed({ kind: "closed", sentence: recordProblemInWords(opened.problem) });
  try {
    const checked = await verifyLedger(opened.value.sql, kept === undefined ? [] : [kept]);
    return checked.ok ? done(checked.value) : failed(unsound(checked.problem));
  } finally {
    await opened.value.close();
  }
}

function unsound(problem: LedgerProblem): VerifyProblem {
  return { kind: "unsound", sentence: ledgerProblemInWords(problem) };
}
