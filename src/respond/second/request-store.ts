/** What requests need of the record. */
import type { AuthorityId, RequestId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { GuardedVerb, Request, StepProblem } from "../../domain/staff/request.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { RequestLine, RequestPage } from "../desk/house/request-desk.ts";
import type { Alter, Change } from "../ports.ts";

export type RequestStore = {
  /** False where the same waits already. */
  ask(change: Change, request: Request, entries: readonly NewEntry[]): Promise<boolean>;
  byId(id: RequestId): Promise<RequestRow | null>;
  page(authority: AuthorityId, query: { readonly page: number }): Promise<RequestPage>;
  /** The one that waits for the same. */
  waiting(authority: AuthorityId, verb: GuardedVerb, fingerprint: string): Promise<RequestId | null>;
  /** How many of these kinds wait that this reader neither asked for nor is the subject of. */
  countWaiting(reader: Staff, verbs: readonly GuardedVerb[]): Promise<number>;
  alter: Alter<RequestId, Request>;
  /** Ends what nobody decided or used in time; the entries say so. */
  endOverdue(
    change: Change,
    authority: AuthorityId,
    end: (overdue: Request) => { readonly next: Request; readonly entries: readonly NewEntry[] },
  ): Promise<void>;
};

export type RequestRow = RequestLine & {
  readonly about: string | null;
  readonly incidentReference: string | null;
};

/**
 * A request on its way to be carried out, handed to the store of what is to be done: it locks the request in the
 * transaction of the deed, asks `decide` with the fingerprint of what would be done now, and writes the steps first.
 */
export type Taking = {
  readonly request: RequestId;
  readonly decide: (current: Request, fingerprint: string) => Outcome<Taken, StepProblem>;
};
export type Taken = { readonly steps: readonly Request[]; readonly entries: readonly NewEntry[] };
export type TakingProblem = StepProblem | { readonly kind: "no-such-request" };
