/**
 * The ledger of a record: gives entries their places right after they were committed, all that wait at once, and hands
 * what was placed to whoever keeps it elsewhere (files, partners). One for each record; its pools share it.
 */
import type { Sql } from "postgres";
import type { Signer } from "../../domain/ledger/checkpoint.ts";
import { givePlaces, mostAtOnce, type Placed } from "./give-places.ts";

export type Ledger = {
  /** Resolves when every entry that was committed before the call has its place. */
  integrate(): Promise<void>;
  /** Resolves when what was placed has been kept elsewhere too. */
  settled(): Promise<void>;
};

export type LedgerSettings = {
  readonly signerOf?: ((origin: string) => Signer) | undefined;
  /** Told of what was placed, in order. What it throws is its own matter: the record has it all. */
  readonly keep?: ((placed: Placed) => Promise<void>) | undefined;
  /** That places could not be given: they are with the next change, or the next start. */
  readonly fault?: ((error: unknown) => void) | undefined;
};

/** `sql`: a pool that may give places: the owner's. */
export function openLedger(sql: Sql, { signerOf, keep, fault = () => {} }: LedgerSettings = {}): Ledger {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let keeping: Promise<void> = Promise.resolve();
  // The first time also where nothing was placed: what a crash left unkept is made up for at the start.
  let first = true;

  async function pass(): Promise<void> {
    for (;;) {
      const placed = await givePlaces(sql, signerOf ?? null);
      if (keep !== undefined && (placed.leaves.length > 0 || first))
        keeping = keeping.then(() => keep(placed)).catch(fault);
      first = false;
      if (placed.leaves.length < mostAtOnce) return;
    }
  }

  function run(): Promise<void> {
    running = pass()
      .catch(fault)
      .finally(() => {
        running = null;
      });
    return running;
  }

  return {
    integrate() {
      if (running === null) return run();
      // One that runs may have looked before this call's commit: whoever comes meanwhile shares the one after it.
      next ??= running.then(() => {
        next = null;
        return run();
      });
      return next;
    },
    async settled() {
      await (next ?? running);
      await keeping;
    },
  };
}

const ledgers = new WeakMap<Sql, Ledger>();

/** Changes through this pool are integrated by this ledger. */
export function bindLedger(pool: Sql, ledger: Ledger): void {
  ledgers.set(pool, ledger);
}

/** Of a pool that was not bound: one that signs nothing and keeps nothing elsewhere. */
export function ledgerOf(pool: Sql): Ledger {
  const bound = ledgers.get(pool);
  if (bound !== undefined) return bound;
  const own = openLedger(pool);
  ledgers.set(pool, own);
  return own;
}
