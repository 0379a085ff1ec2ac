/** The ring of keys of a record. */
import type { KeyObject } from "node:crypto";
import type { Sql } from "postgres";
import { identityOf, type Scope } from "../../seal/data-key.ts";
import { type KeyRing, openKeyRing } from "../../seal/key-ring.ts";
import { keyFor } from "../../seal/keys.ts";
import type { NamedKey } from "../../seal/sealed-value.ts";
import { dataKeys, keysInUse } from "./data-keys.ts";

export class WrongRoot extends Error {}

export async function openRing(sql: Sql, root: KeyObject): Promise<KeyRing> {
  const ring = openKeyRing(root, () => dataKeys(sql));
  await wrapEarlier(sql, root, ring);
  const rows = (await dataKeys(sql)).filter(({ destroyed }) => !destroyed);
  // One that does not open is lost; where none does, the root is another's, and nothing may be taken for lost.
  if (rows.length > 0 && rows.every((row) => ring.unwrap(row) === null)) throw new WrongRoot();
  await ring.reload();
  return ring;
}

/** An earlier Candour hashed and kept stages with keys of the root itself: as keys like any other they can be destroyed. */
async function wrapEarlier(sql: Sql, root: KeyObject, ring: KeyRing): Promise<void> {
  const rows = await sql<
    { readonly number: number; readonly kind: "lookup" | "stage"; readonly scope: string }[]
  >`
    select number, kind, scope from data_key
    where wrapped is null and destroyed_at is null and kind in ('lookup', 'stage')`;
  for (const { number, kind, scope } of rows) {
    const wrapped = ring.wrap(keyFor(root, kind), identityOf(scope, 1));
    await sql`update data_key set wrapped = ${wrapped} where number = ${number} and wrapped is null and destroyed_at is null`;
  }
}

/** A key for what is kept in files: made and in the record before anything is sealed with it. */
export async function keyForFiles(sql: Sql, ring: KeyRing, scope: Scope): Promise<NamedKey> {
  return await sql.begin(async (tx) => (await keysInUse(tx, ring, [scope]))(scope));
}
