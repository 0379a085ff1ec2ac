/** What hangs already on people who are found once more: where their ordinals go on, and what of theirs is new. */
import type { TransactionSql } from "postgres";
import type { PersonId } from "../../domain/ids.ts";

type Table = "contact_point" | "identifier" | "finding";

export type FindingsBefore = {
  nextOrdinal(table: Table, person: PersonId): number;
  /** `kind`: of contact or identifier; of a finding its holding, and `hash` is its document. */
  isNew(table: Table, person: PersonId, kind: string, hash: Uint8Array): boolean;
};

export async function findingsBefore(
  tx: TransactionSql,
  people: readonly PersonId[],
): Promise<FindingsBefore> {
  const next = new Map<string, number>();
  const seen = new Set<string>();
  if (people.length > 0) {
    const ids = [...people];
    const rows = await tx<Row[]>`
      select 'contact_point' as name, person_id, kind, encode(hash, 'hex') as hash, max(ordinal) as last
        from contact_point where person_id = any(${ids}::uuid[]) group by 2, 3, 4
      union all
      select 'identifier', person_id, type, encode(hash, 'hex'), max(ordinal)
        from identifier where person_id = any(${ids}::uuid[]) group by 2, 3, 4
      union all
      select 'finding', person_id, holding_id::text, encode(document, 'hex'), max(ordinal)
        from finding where person_id = any(${ids}::uuid[]) group by 2, 3, 4`;
    for (const { name, person_id, kind, hash, last } of rows) {
      const key = `${name} ${person_id}`;
      next.set(key, Math.max(next.get(key) ?? 0, last + 1));
      seen.add(`${key} ${kind} ${hash}`);
    }
  }
  return {
    nextOrdinal: (table, person) => next.get(`${table} ${person}`) ?? 0,
    isNew: (table, person, kind, hash) =>
      !seen.has(`${table} ${person} ${kind} ${Buffer.from(hash).toString("hex")}`),
  };
}

type Row = {
  readonly name: Table;
  readonly person_id: PersonId;
  readonly kind: string;
  readonly hash: string;
  readonly last: number;
};
