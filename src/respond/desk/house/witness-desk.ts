/** The part of the desk about witnesses: who has co-signed this ledger, whose ledgers are watched, and forks that were seen. */
import type { ForkSeen } from "../../../domain/ledger/witness.ts";
import type { Staff } from "../../../domain/staff/staff.ts";

export type WitnessDesk = {
  witnesses(reader: Staff): Promise<Witnesses>;
  /** Shown on every page until the ledger is put right: that is never. */
  forksSeen(reader: Staff): Promise<readonly DatedFork[]>;
};

export type DatedFork = ForkSeen & { readonly at: Date };

export type Witnesses = {
  readonly own: {
    readonly origin: string;
    readonly size: number;
    /** Null as long as nothing was signed. */
    readonly verifier: string | null;
  };
  readonly witnesses: readonly WitnessOfOwn[];
  readonly watched: readonly WatchedLedger[];
  readonly forks: readonly DatedFork[];
};

/** `size`: up to where it has co-signed; null: nothing yet. */
export type WitnessOfOwn = {
  readonly name: string;
  readonly verifier: string;
  readonly size: number | null;
  readonly at: Date | null;
};

export type WatchedLedger = {
  readonly name: string;
  readonly origin: string;
  readonly verifier: string;
  /** 0: nothing co-signed yet. */
  readonly size: number;
  readonly at: Date | null;
};

export type WitnessStore = {
  witnesses(): Promise<Witnesses>;
  forksSeen(): Promise<readonly DatedFork[]>;
};
