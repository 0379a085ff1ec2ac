/** Writes an imported list of who must not be written to: a few statements, however long the list. */
import { randomUUID } from "node:crypto";
import type { TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, PersonId } from "../../domain/ids.ts";
import type { ImportedSuppression } from "../../domain/suppression/suppression.ts";
import type { Change } from "../../respond/ports.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { insertRows } from "../insert-rows.ts";
import { hashOfKey } from "./suppressed.ts";

const reasons = "From a list that was imported";

export async function addImported(
  tx: TransactionSql,
  ring: KeyRing,
  {
    authority,
    incident,
    all,
    by,
  }: {
    readonly authority: AuthorityId;
    readonly incident: IncidentId;
    readonly all: readonly ImportedSuppression[];
    readonly by: Change;
  },
): Promise<{ readonly added: number; readonly known: number } | { readonly unknown: readonly number[] }> {
  const people = await peopleOf(tx, authority, incident, all);
  const unknown = all.filter(({ reference }) => reference !== null && !people.has(reference));
  if (unknown.length > 0) return { unknown: unknown.map(({ at }) => at) };
  const rows = all.flatMap(({ reference, contacts, why }) => [
    ...(reference === null
      ? []
      : [{ scope: "person", person: people.get(reference)!, kind: null, hash: null, why }]),
    ...contacts.map(({ kind, key }) => ({
      ...{ scope: "contact", person: null, kind, why, hash: hashOfKey(ring, kind, key) },
    })),
  ]);
  const before = await counted(tx, authority);
  const columns = {
    ...{ id: "uuid", authority_id: "uuid", scope: "text", person_id: "uuid", kind: "text", hash: "bytea" },
    ...{ why: "text", reasons: "text", source: "text", added_by: "text", added_at: "timestamptz" },
  };
  await insertRows(
    tx,
    "suppression",
    columns,
    rows.map(({ scope, person, kind, hash, why }) => [
      ...[randomUUID(), authority, scope, person, kind, hash],
      ...[why, reasons, "import", by.by, by.at.toISOString()],
    ]),
    "on conflict do nothing",
  );
  const added = (await counted(tx, authority)) - before;
  return { added, known: rows.length - added };
}

async function peopleOf(
  tx: TransactionSql,
  authority: AuthorityId,
  incident: IncidentId,
  all: readonly ImportedSuppression[],
): Promise<ReadonlyMap<number, PersonId>> {
  const numbers = [...new Set(all.flatMap(({ reference }) => reference ?? []))];
  const rows = await tx<{ readonly id: PersonId; readonly number: number }[]>`
    select id, number from person
    where authority_id = ${authority} and incident_id = ${incident} and number = any(${numbers}::int[]) and deleted_at is null`;
  return new Map(rows.map(({ id, number }) => [number, id]));
}

async function counted(tx: TransactionSql, authority: AuthorityId): Promise<number> {
  const [row] = await tx<[{ readonly count: number }]>`
    select count(*)::int as count from suppression where authority_id = ${authority}`;
  return row.count;
}
