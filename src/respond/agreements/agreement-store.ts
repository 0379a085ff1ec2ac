/** What the use cases about agreements between authorities need of the record. */
import type { Agreement, StepProblem } from "../../domain/agreements/agreement.ts";
import type { AuthorityId, IncidentId, NoticeId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { AgreementLine } from "../desk/people/agreement-desk.ts";
import type { DraftedNotice } from "../notices/notice-store.ts";
import type { Change, Verdict } from "../ports.ts";

export type AgreementStore = {
  /** Those that this authority is one side of, the latest first. */
  of(incident: IncidentId, authority: AuthorityId): Promise<readonly AgreementLine[]>;
  byId(id: string): Promise<AgreementLine | null>;
  /** False where the two have one that is open already. */
  add(change: Change, agreement: Agreement, entries: readonly NewEntry[]): Promise<boolean>;
  alter(
    change: Change,
    id: string,
    decide: (current: Agreement) => Verdict<Agreement, StepProblem>,
  ): Promise<Outcome<Agreement, StepProblem | { readonly kind: "not-there" }>>;
  /** Binds each notice to that of the other controller, which is told by it; where both were added alone. */
  bind(
    change: Change,
    agreement: string,
    pairs: readonly { readonly notice: NoticeId; readonly other: DraftedNotice }[],
    entries: (bound: number) => readonly NewEntry[],
  ): Promise<number>;
};
