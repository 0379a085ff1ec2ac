/** Data keys: one for what an authority holds in an incident, one for an incident's look-ups, one for a holding's reading. */
import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import type { AuthorityId, HoldingId, IncidentId } from "../domain/ids.ts";
import { keyFor } from "./keys.ts";
import { seal, unseal } from "./seal.ts";

export type Scope =
  | { readonly kind: "authority"; readonly incident: IncidentId; readonly authority: AuthorityId }
  | { readonly kind: "lookup"; readonly incident: IncidentId }
  | { readonly kind: "stage"; readonly incident: IncidentId; readonly holding: HoldingId };

/** A data key as the record keeps it. */
export type DataKeyRow = {
  readonly number: number;
  /** `scopeName` of its scope. */
  readonly scope: string;
  readonly generation: number;
  /** Null: destroyed; or of an earlier Candour, which had one key for all and is wrapped with the next start. */
  readonly wrapped: Uint8Array | null;
  readonly destroyed: boolean;
};

export function scopeName(scope: Scope): string {
  if (scope.kind === "authority") return `authority ${scope.incident} ${scope.authority}`;
  return scope.kind === "lookup" ? `lookup ${scope.incident}` : `stage ${scope.holding}`;
}

export type Wrapping = {
  wrap(key: KeyObject, identity: string): Buffer;
  unwrap(row: DataKeyRow): KeyObject | null;
};

/** Data keys lie wrapped under the root key, each bound to its scope and generation. */
export function wrappingUnder(root: KeyObject): Wrapping {
  const key = keyFor(root, "wrap");
  return {
    wrap: (dataKey, identity) => seal(dataKey.export(), key, identity),
    /** Null where it does not open: destroyed, damaged, or wrapped under another root. */
    unwrap(row) {
      if (row.wrapped === null) return null;
      try {
        return createSecretKey(unseal(row.wrapped, key, identityOf(row.scope, row.generation)));
      } catch {
        return null;
      }
    },
  };
}

export function identityOf(scope: string, generation: number): string {
  return `data key ${scope} ${generation}`;
}

export function freshKey(): KeyObject {
  return createSecretKey(randomBytes(32));
}
