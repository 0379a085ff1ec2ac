/**
 * The keys at hand: those derived from the root key, and the data keys of the record, unwrapped once and kept in memory.
 * Opening and sealing wait for nothing. A key that another process made since is unknown here until the ring is read
 * anew; one that is lost or was destroyed is gone, and with it what it sealed, and nothing else.
 */
import type { KeyObject } from "node:crypto";
import type { PersonId } from "../domain/ids.ts";
import { type DataKeyRow, type Scope, scopeName, wrappingUnder } from "./data-key.ts";
import { keyFor, type Purpose } from "./keys.ts";
import { unwrapPersonKey } from "./person-key.ts";
import { headingOf, type NamedKey, openUnder } from "./sealed-value.ts";

/** Nobody can open the value any more. Expected: whoever opens values says so in its place, and goes on. */
export class KeyGone extends Error {
  override readonly name = "KeyGone";
  constructor() {
    super("the key that opens this is gone");
  }
}

/** Made by another process since this ring was read. `reading` takes care of it. */
export class KeyUnknown extends Error {
  override readonly name = "KeyUnknown";
  readonly what: number | string;
  constructor(what: number | string) {
    super("a key is not known yet");
    this.what = what;
  }
}

export type KeyRing = {
  /** Derived from the root: for sessions, limits and the like. */
  derived(purpose: Purpose): KeyObject;
  /** Learns keys as the record keeps them. */
  take(rows: readonly DataKeyRow[]): void;
  reload(): Promise<void>;
  /** Runs `work`; where that meets a key that is not known yet, the ring is read anew and `work` runs once more. */
  reading<T>(work: () => T | Promise<T>): Promise<T>;
  byNumber(number: number): NamedKey;
  /** Null where it does not open. Does not learn it: what a transaction made may yet be rolled back. */
  unwrap(row: DataKeyRow): NamedKey | null;
  /** The key with which a scope's values are sealed now; throws KeyUnknown where there is none. */
  newestOf(scope: Scope): NamedKey;
  /** Opens what a data key sealed, or an earlier Candour. */
  open(sealed: Uint8Array, context: string): Buffer;
  /** `wrapped` is null for people of an earlier Candour. */
  personKey(person: PersonId, wrapped: Uint8Array | null): NamedKey;
  wrap(key: KeyObject, identity: string): Buffer;
};

type Held = { readonly key: NamedKey | null; readonly scope: string; readonly generation: number };

export function openKeyRing(root: KeyObject, rows: () => Promise<readonly DataKeyRow[]>): KeyRing {
  const { wrap, unwrap } = wrappingUnder(root);
  const earlier: NamedKey = { kind: "earlier", number: 0, key: keyFor(root, "field") };
  const held = new Map<number, Held>();
  const newest = new Map<string, number>();
  const missing = new Set<number | string>();

  const ring: KeyRing = {
    derived: (purpose) => keyFor(root, purpose),
    wrap,

    unwrap(row) {
      const { number } = row;
      const known = held.get(number)?.key;
      if (known !== undefined && known !== null && !row.destroyed) return known;
      const key = row.destroyed ? null : unwrap(row);
      return key === null ? null : { kind: "data", number, key };
    },

    take(found) {
      for (const row of found) {
        const { number, scope, generation } = row;
        held.set(number, { scope, generation, key: ring.unwrap(row) });
        const latest = held.get(newest.get(scope) ?? -1);
        if (latest === undefined || latest.generation < generation) newest.set(scope, number);
      }
    },

    async reload() {
      ring.take(await rows());
    },

    async reading(work) {
      const scopes: string[] = [];
      try {
        for (;;) {
          try {
            return await work();
          } catch (error) {
            if (!(error instanceof KeyUnknown) || missing.has(error.what)) throw error;
            await ring.reload();
            // A number stands in a value only once its key is in the record: what is not there now never will be.
            if (!isKnown(error.what)) missing.add(error.what);
            if (typeof error.what === "string") scopes.push(error.what);
          }
        }
      } finally {
        for (const scope of scopes) missing.delete(scope);
      }
    },

    byNumber(number) {
      const found = held.get(number);
      if (found === undefined) throw missing.has(number) ? new KeyGone() : new KeyUnknown(number);
      if (found.key === null) throw new KeyGone();
      return found.key;
    },

    newestOf(scope) {
      const name = scopeName(scope);
      const number = newest.get(name);
      if (number === undefined) throw missing.has(name) ? new KeyGone() : new KeyUnknown(name);
      return ring.byNumber(number);
    },

    open(sealed, context) {
      const heading = headingOf(sealed);
      const plain = heading === null ? null : withHeading(heading.number, sealed, context);
      return plain ?? openUnder(earlier, sealed, context);
    },

    personKey(person, wrapped) {
      if (wrapped === null) return earlier;
      const heading = headingOf(wrapped);
      if (heading === null) throw new KeyGone();
      const under = ring.byNumber(heading.number);
      try {
        return unwrapPersonKey(wrapped, person, under);
      } catch {
        throw new KeyGone();
      }
    },
  };

  function isKnown(what: number | string): boolean {
    return typeof what === "number" ? held.has(what) : newest.has(what);
  }

  /** Null where the heading is none, but the first bytes of an earlier Candour's nonce. */
  function withHeading(number: number, sealed: Uint8Array, context: string): Buffer | null {
    const isEarlier = (): boolean => opens(earlier, sealed, context);
    let key: NamedKey;
    try {
      key = ring.byNumber(number);
    } catch (error) {
      if (isEarlier()) return null;
      throw error;
    }
    try {
      return openUnder(key, sealed, context);
    } catch (error) {
      if (isEarlier()) return null;
      throw error;
    }
  }

  return ring;
}

function opens(key: NamedKey, sealed: Uint8Array, context: string): boolean {
  try {
    openUnder(key, sealed, context);
    return true;
  } catch {
    return false;
  }
}
