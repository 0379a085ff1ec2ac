/**
 * What those have who must not know of somebody: nothing of it is a way to them. The two may be of different authorities;
 * what one of them has is opened to compare it, and shown to nobody. Whose links are few, the query is cheap.
 */
import type { Sql, TransactionSql } from "postgres";
import type { IncidentId, PersonId } from "../../domain/ids.ts";
import { areDifferentDoors } from "../../domain/notices/door.ts";
import type { ContactPoint } from "../../domain/notices/safe-contact.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { openPersonFields, personKey } from "../people/person-fields.ts";

type Theirs = Pick<ContactPoint, "kind" | "value">;
export type KeptApart = ReadonlyMap<PersonId, readonly Theirs[]>;

/** By person, what the others have; of all of an incident, or of one person. */
export async function keptApart(
  sql: Sql | TransactionSql,
  ring: KeyRing,
  of: { readonly incident: IncidentId } | { readonly person: PersonId },
): Promise<KeptApart> {
  const whose = "person" in of ? sql`pair.one = ${of.person}` : sql`o.incident_id = ${of.incident}`;
  const rows = await sql<Row[]>`
    select pair.one, o.id as other, o.seal_key as "sealKey", c.ordinal, c.kind, c.value
    from (
      select k.person_id as one, k.other_id as other from keep_apart k join person_flag f on f.id = k.flag_id and f.state <> 'lifted'
      union select k.other_id, k.person_id from keep_apart k join person_flag f on f.id = k.flag_id and f.state <> 'lifted'
    ) pair join person o on o.id = pair.other join contact_point c on c.person_id = o.id
    where ${whose} and o.deleted_at is null`;
  const kept = new Map<PersonId, Theirs[]>();
  for (const { one, other, sealKey, ordinal, kind, value } of rows) {
    const key = personKey(ring, other, sealKey);
    if (key === null) continue;
    const theirs = kept.get(one) ?? [];
    theirs.push({ kind, value: openPersonFields(other, key).contact.open(value, ordinal) });
    kept.set(one, theirs);
  }
  return kept;
}

/** The same mailbox or phone, or what may be one door however it is written. */
export function isKeptFrom({ kind, value }: Theirs, theirs: readonly Theirs[] | undefined): boolean {
  return (theirs ?? []).some((other) => {
    if (other.kind !== kind) return false;
    return kind === "address"
      ? !areDifferentDoors(value, other.value)
      : value.toLowerCase() === other.value.toLowerCase();
  });
}

type Row = {
  readonly one: PersonId;
  readonly other: PersonId;
  readonly sealKey: Buffer | null;
  readonly ordinal: number;
  readonly kind: ContactPoint["kind"];
  readonly value: Buffer;
};
