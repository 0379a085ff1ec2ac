/** What the progress of telling needs of the record. */
import type { IncidentId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Outcome, Problem } from "../../domain/outcome.ts";
import type { Finish } from "../../domain/progress/finished.ts";
import type { FailedMessages } from "../../domain/progress/pace.ts";
import type { Cell, FactCell } from "../../domain/progress/tally.ts";
import type {
  AuthorityTold,
  FinishLine,
  ProofLine,
  ProofPage,
  ProofQuery,
} from "../desk/people/progress-desk.ts";
import type { Change } from "../ports.ts";
import type { Own } from "../report/report-store.ts";

export type ProgressStore = {
  /** `at`: when it was counted. */
  cells(of: Own, now: Date): Promise<{ readonly cells: readonly FactCell[]; readonly at: Date }>;
  /** Known and told, of each authority of the incident. */
  byAuthority(incident: IncidentId): Promise<readonly AuthorityTold[]>;
  failed(of: Own): Promise<readonly FailedMessages[]>;
  page(of: Own, query: ProofQuery, now: Date): Promise<ProofPage>;
  /** Newest first. */
  finishes(of: Own): Promise<readonly FinishLine[]>;
  /** Reads under lock, and writes what `decide` makes of it. */
  finish<P extends Problem>(
    change: Change,
    of: Own,
    words: string,
    decide: (cells: readonly Cell[]) => Outcome<null, P>,
    proofOf: (lines: AsyncIterable<ProofLine>) => Promise<string>,
    entries: (finish: Finish) => readonly NewEntry[],
  ): Promise<Outcome<Finish, P>>;
};
