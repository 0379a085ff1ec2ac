/**
 * Renews the data keys of authorities while Candour runs: new generations first, then everything sealed anew in batches, then
 * the former ones destroyed. Every step is in the record, so that one that was killed goes on where it was.
 */
import type { Sql } from "postgres";
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { type DataKeyRow, freshKey, type Scope, scopeName } from "../../seal/data-key.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { headingBytes } from "../../seal/sealed-value.ts";
import { change } from "../change.ts";
import { keysInUse, makeKey } from "./data-keys.ts";
import { resealDocuments, resealHoldings } from "./reseal-documents.ts";
import { resealPeople } from "./reseal-people.ts";
import { tellRings } from "./watch-keys.ts";

export type Rotation = {
  readonly keys: number;
  readonly people: number;
  readonly documents: number;
  /** Former keys that could not be destroyed, since values under them are left. */
  readonly left: number;
};

type Pair = { readonly incident: IncidentId; readonly authority: AuthorityId };

/** `authority`: its keys alone; null: everybody's. */
export async function rotateKeys(
  sql: Sql,
  ring: KeyRing,
  authority: AuthorityId | null,
  now: () => Date,
): Promise<Rotation> {
  const pairs = await sealedPairs(sql, authority);
  for (const pair of pairs) await beginRotation(sql, ring, pair, now());
  await ring.reload();
  let [people, documents] = [0, 0];
  for (const pair of pairs) {
    people += await resealPeople(sql, ring, pair);
    documents += await resealDocuments(sql, ring, pair);
    await resealHoldings(sql, ring, pair);
  }
  const { destroyed, left } = await destroyFormer(sql, pairs, { people, documents }, now());
  await ring.reload();
  // What the row held before goes with it.
  await sql`vacuum data_key`;
  return { keys: destroyed, people, documents, left };
}

/** Authorities of incidents that hold something sealed. */
async function sealedPairs(sql: Sql, authority: AuthorityId | null): Promise<readonly Pair[]> {
  return await sql<Pair[]>`
    select * from (
      select incident_id as incident, authority_id as authority from data_key where kind = 'authority'
      union select incident_id, authority_id from person
      union select h.incident_id, d.authority_id from document d join holding h on h.id = d.holding_id
      union select incident_id, default_controller from holding
    ) p where ${authority}::uuid is null or p.authority = ${authority} order by 1, 2`;
}

/** Waits for whoever seals with the key in use; a rotation that was cut short goes on without another new key. */
async function beginRotation(sql: Sql, ring: KeyRing, pair: Pair, now: Date): Promise<void> {
  const scope: Scope = { kind: "authority", ...pair };
  const name = scopeName(scope);
  await change(sql, { actor: "system", now }, async (tx) => {
    const former = await tx<DataKeyRow[]>`
      select number, scope, generation, wrapped, false as destroyed from data_key
      where scope = ${name} and destroyed_at is null and retired_at is not null for update`;
    if (former.some((row) => ring.unwrap(row) !== null)) return { value: undefined, entries: [] };
    const { count } = await tx`
      update data_key set retired_at = ${now} where scope = ${name} and destroyed_at is null and retired_at is null`;
    await makeKey(tx, ring, scope, freshKey());
    await tellRings(tx);
    return { value: undefined, entries: count === 0 ? [] : [entryOf("key.rotation-began", pair, {})] };
  });
  await sql.begin(async (tx) => void (await keysInUse(tx, ring, [scope])));
}

async function destroyFormer(
  sql: Sql,
  pairs: readonly Pair[],
  resealed: { readonly people: number; readonly documents: number },
  now: Date,
): Promise<{ readonly destroyed: number; readonly left: number }> {
  let [destroyed, left] = [0, 0];
  for (const pair of pairs) {
    const name = scopeName({ kind: "authority", ...pair });
    await change(sql, { actor: "system", now }, async (tx) => {
      const former = await tx<{ readonly number: number }[]>`
        select number from data_key where scope = ${name} and retired_at is not null and destroyed_at is null for update`;
      const gone: number[] = [];
      for (const { number } of former) {
        const heading = headingBytes({ kind: "data", number });
        const [row] = await tx<[{ readonly sealed: boolean }]>`
          select exists (select from person where incident_id = ${pair.incident} and substring(seal_key from 1 for 5) = ${heading})
            or exists (select from document d join holding h on h.id = d.holding_id where h.incident_id = ${pair.incident}
              and (substring(d.path from 1 for 5) = ${heading} or substring(d.reason from 1 for 5) = ${heading}))
            or exists (select from holding h left join holding_controller c on c.holding_id = h.id,
                lateral (values (h.name), (h.folder), (c.prefix)) as kept(text)
              where h.incident_id = ${pair.incident} and kept.text like 'sealed:%'
                and substring(decode(substr(kept.text, 8), 'base64') from 1 for 5) = ${heading}) as sealed`;
        if (row.sealed) left++;
        else gone.push(number);
      }
      if (gone.length === 0) return { value: undefined, entries: [] };
      await tx`update data_key set wrapped = null, destroyed_at = ${now} where number = any(${gone})`;
      await tellRings(tx);
      destroyed += gone.length;
      return {
        value: undefined,
        entries: [entryOf("key.rotated", pair, { destroyed: gone.length, ...resealed })],
      };
    });
  }
  return { destroyed, left };
}

function entryOf(verb: string, { incident, authority }: Pair, detail: NewEntry["detail"]): NewEntry {
  return { verb, actor: "system", subject: `authority:${authority}`, incident, detail };
}
