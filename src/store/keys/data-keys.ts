/**
 * The data keys in SQL. Whoever seals in a transaction asks here for the keys in use: they are read under a lock that a
 * rotation waits for, and made where there are none, so that nothing is ever sealed with a key on its way out.
 */
import type { KeyObject } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, HoldingId, IncidentId } from "../../domain/ids.ts";
import { type DataKeyRow, freshKey, identityOf, type Scope, scopeName } from "../../seal/data-key.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import type { NamedKey } from "../../seal/sealed-value.ts";

/** The ring of a record, with every key that there is. */
export async function dataKeys(sql: Sql | TransactionSql): Promise<readonly DataKeyRow[]> {
  return await sql<DataKeyRow[]>`
    select number, scope, generation, wrapped, destroyed_at is not null as destroyed from data_key order by number`;
}

/** The keys in use of these scopes, until the transaction ends. */
export async function keysInUse(
  tx: TransactionSql,
  ring: KeyRing,
  scopes: readonly Scope[],
): Promise<(scope: Scope) => NamedKey> {
  const wanted = new Map(scopes.map((scope) => [scopeName(scope), scope]));
  let found = await lockInUse(tx, ring, [...wanted.keys()]);
  const lacking = [...wanted].filter(([name]) => !found.has(name));
  for (const [, scope] of lacking) await makeKey(tx, ring, scope, freshKey());
  if (lacking.length > 0) found = await lockInUse(tx, ring, [...wanted.keys()]);
  return (scope) => found.get(scopeName(scope))!;
}

async function lockInUse(
  tx: TransactionSql,
  ring: KeyRing,
  names: readonly string[],
): Promise<Map<string, NamedKey>> {
  const rows = await tx<DataKeyRow[]>`
    select number, scope, generation, wrapped, false as destroyed from data_key
    where scope = any(${[...names]}) and retired_at is null and destroyed_at is null order by number for share`;
  const found = new Map<string, NamedKey>();
  for (const row of rows) {
    const key = ring.unwrap(row);
    // One that cannot be opened any more makes room for the next: what it sealed is gone either way.
    if (key === null) await tx`update data_key set retired_at = now() where number = ${row.number}`;
    else found.set(row.scope, key);
  }
  return found;
}

/** The next generation of a scope; where another process is quicker, theirs. */
export async function makeKey(
  tx: TransactionSql,
  ring: KeyRing,
  scope: Scope,
  key: KeyObject,
): Promise<void> {
  const name = scopeName(scope);
  const [last] = await tx<[{ readonly generation: number }]>`
    select coalesce(max(generation), 0)::int as generation from data_key where scope = ${name}`;
  const generation = last.generation + 1;
  const { incident, authority, holding } = idsOf(scope);
  await tx`
    insert into data_key (kind, scope, incident_id, authority_id, holding_id, generation, wrapped)
    values (${scope.kind}, ${name}, ${incident}, ${authority}, ${holding}, ${generation},
      ${ring.wrap(key, identityOf(name, generation))})
    on conflict do nothing`;
}

function idsOf(scope: Scope): {
  readonly incident: IncidentId;
  readonly authority: AuthorityId | null;
  readonly holding: HoldingId | null;
} {
  return {
    incident: scope.incident,
    authority: scope.kind === "authority" ? scope.authority : null,
    holding: scope.kind === "stage" ? scope.holding : null,
  };
}
