/**
 * Who was deleted is not registered again by a later review, and not told a second time. All that is left of them are
 * keyed hashes: one of a number of theirs alone tells it, or two of any kind.
 */
import type { TransactionSql } from "postgres";
import type { Holding } from "../../domain/documents/holding.ts";
import type { Mark } from "../../respond/people/keep-references.ts";
import type { Registration } from "../../respond/people/registration.ts";
import { lookupHash } from "../../seal/seal.ts";
import type { RegisterKeys } from "./register-keys.ts";

export async function leaveOutDeleted(
  tx: TransactionSql,
  { incident }: Holding,
  keys: Pick<RegisterKeys, "lookup">,
  found: readonly Registration[],
): Promise<readonly Registration[]> {
  const rows = await tx<{ readonly person: string; readonly hash: string; readonly kind: Mark["kind"] }[]>`
    select m.person_id as person, encode(m.hash, 'hex') as hash, m.kind
    from person_mark m join person p on p.id = m.person_id
    where p.incident_id = ${incident} and p.deleted_at is not null and m.kind <> 'place'`;
  if (rows.length === 0) return found;
  const owners = new Map<string, { readonly person: string; readonly kind: Mark["kind"] }[]>();
  for (const { hash, ...owner } of rows) owners.set(hash, [...(owners.get(hash) ?? []), owner]);
  return found.filter((person) => !isDeleted(person, keys, owners));
}

function isDeleted(
  { marks }: Registration,
  { lookup }: Pick<RegisterKeys, "lookup">,
  owners: ReadonlyMap<string, readonly { readonly person: string; readonly kind: Mark["kind"] }[]>,
): boolean {
  const shared = new Map<string, number>();
  for (const { mark } of marks)
    for (const { person, kind } of owners.get(lookupHash("mark", mark, lookup)) ?? []) {
      const weight = (shared.get(person) ?? 0) + (kind === "number" ? 2 : 1);
      if (weight >= 2) return true;
      shared.set(person, weight);
    }
  return false;
}
