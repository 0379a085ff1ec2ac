/** The keys that one registering needs: of every authority that it touches, of the look-ups, and of each person. */
import type { KeyObject } from "node:crypto";
import type { TransactionSql } from "postgres";
import type { Holding } from "../../domain/documents/holding.ts";
import type { AuthorityId, PersonId } from "../../domain/ids.ts";
import type { Registration } from "../../respond/people/registration.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { freshPersonKey, wrapPersonKey } from "../../seal/person-key.ts";
import { headingOf, type NamedKey } from "../../seal/sealed-value.ts";
import { dataKeys, keysInUse } from "../keys/data-keys.ts";
import type { KnownPerson } from "./known-people.ts";

export type RegisterKeys = {
  readonly ring: KeyRing;
  readonly lookup: KeyObject;
  of(authority: AuthorityId): NamedKey;
};

export async function registerKeys(
  tx: TransactionSql,
  ring: KeyRing,
  holding: Holding,
  found: readonly Registration[],
): Promise<RegisterKeys> {
  const { incident, controllers, defaultController } = holding;
  ring.take(await dataKeys(tx));
  const registered = await tx<{ readonly authority: AuthorityId }[]>`
    select distinct authority_id as authority from person where incident_id = ${incident}
    union select distinct t.authority_id from person_part t join person p on p.id = t.person_id where p.incident_id = ${incident}`;
  const authorities = new Set([
    defaultController,
    ...[...controllers, ...found, ...registered].map(({ authority }) => authority),
  ]);
  const scopeOf = (authority: AuthorityId) => ({ kind: "authority", incident, authority }) as const;
  const lookup = { kind: "lookup", incident } as const;
  const keyOf = await keysInUse(tx, ring, [lookup, ...[...authorities].map(scopeOf)]);
  return { ring, lookup: keyOf(lookup).key, of: (authority) => keyOf(scopeOf(authority)) };
}

/** Whoever is known keeps their key, wrapped anew where they pass to another authority; whose key is gone gets a new one. */
export function keyOfPerson(
  keys: RegisterKeys,
  id: PersonId,
  known: Pick<KnownPerson, "key" | "sealKey"> | undefined,
  authority: AuthorityId,
): { readonly key: NamedKey; readonly sealKey: Buffer | null } {
  const under = keys.of(authority);
  const own = known?.key() ?? null;
  if (own === null) {
    const key = freshPersonKey();
    return { key, sealKey: wrapPersonKey(key, id, under) };
  }
  const kept = known?.sealKey ?? null;
  // Of an earlier Candour: sealed anew with the next rotation, all of it at once.
  if (kept === null || headingOf(kept)?.number === under.number) return { key: own, sealKey: kept };
  return { key: own, sealKey: wrapPersonKey(own, id, under) };
}
