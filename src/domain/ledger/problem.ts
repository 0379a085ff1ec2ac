/** What can be wrong with a ledger, and the one place that says it in words. */
import { type ForkSeen, forkInWords } from "./witness.ts";

export type LedgerProblem =
  | { readonly kind: "changed"; readonly sequence: number }
  | { readonly kind: "missing"; readonly sequence: number; readonly found: number }
  | { readonly kind: "out-of-order"; readonly sequence: number }
  | { readonly kind: "truncated"; readonly size: number; readonly remembered: number }
  | { readonly kind: "rewritten"; readonly size: number; readonly by: string }
  | { readonly kind: "badly-signed"; readonly by: string }
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "fork-seen"; readonly fork: ForkSeen };

export function ledgerProblemInWords(problem: LedgerProblem): string {
  switch (problem.kind) {
    case "changed":
      return `Entry ${problem.sequence} is wrong: it was changed after it was written.`;
    case "missing":
      return `Entry ${problem.sequence} is missing: the next that is there is ${problem.found}.`;
    case "out-of-order":
      return `Entry ${problem.sequence} is wrong: it stands where another one was written.`;
    case "truncated":
      return `Entries ${problem.size + 1} to ${problem.remembered} are missing: the end of the ledger was cut off.`;
    case "rewritten":
      return `The first ${problem.size} entries are not those of ${problem.by}: the ledger was made anew, or there are two of it.`;
    case "badly-signed":
      return `${problem.by} is not signed with the ledger's own key: somebody else has written it.`;
    case "fork-seen":
      return forkInWords(problem.fork);
    case "file":
      return `The entries are as they were signed, but the file ${problem.path} beside the record is missing or was changed.`;
  }
}
