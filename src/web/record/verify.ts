/** Checking the whole ledger from its first entry, and the result in words. */

import { wordsFor } from "../../respond/words.ts";
import type { StaffVisit } from "../frame/visit.ts";
import { count } from "../words/numbers.ts";

export type Verdict = { readonly whole: boolean; readonly text: string; readonly head: string | null };

export async function verdictOf({ desk, staff }: StaffVisit): Promise<Verdict> {
  const outcome = await desk.verifyLedger(staff);
  if (!outcome.ok) return { whole: false, text: wordsFor(outcome.problem), head: null };
  const { size, head } = outcome.value;
  return { whole: true, text: `All ${count(size, "entry", "entries")} are as they were written.`, head };
}
