/** Everybody whom the incident's register knows, with what tells whether one found now is one of them. */
import type { TransactionSql } from "postgres";
import type { Holding } from "../../domain/documents/holding.ts";
import type { AuthorityId, HoldingId, PersonId } from "../../domain/ids.ts";
import type { MentionType, PersonFlag } from "../../domain/people/mention.ts";
import type { Known, Mark } from "../../respond/people/keep-references.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import type { NamedKey } from "../../seal/sealed-value.ts";
import { type NoticesOfPeople, toldStates } from "./notices-of-people.ts";
import { openPersonFields, personKey } from "./person-fields.ts";

export type KnownPerson = Known & {
  readonly number: number;
  readonly home: HoldingId;
  readonly authority: AuthorityId;
  readonly categories: readonly MentionType[];
  readonly flags: readonly PersonFlag[];
  /** The person's own key as it is kept, and opened: null where it is gone. */
  readonly sealKey: Buffer | null;
  readonly key: () => NamedKey | null;
};

/** Who was told is kept in a table of the transaction too: there may be tens of thousands. */
export async function knownPeople(
  tx: TransactionSql,
  ring: KeyRing,
  { id: holding, incident }: Holding,
  notices: NoticesOfPeople,
): Promise<ReadonlyMap<PersonId, KnownPerson>> {
  await tx`create temporary table person_told (id uuid primary key) on commit drop`;
  await tx`
    insert into person_told
    select p.id from person p join (${notices(tx)}) n on n.person_id = p.id
    where p.incident_id = ${incident}
      and (n.state = any(${[...toldStates]}) or exists (select from message m where m.notice_id = n.id))`;
  const rows = await tx<Row[]>`
    select p.id, p.number, p.holding_id as home, p.authority_id as authority, p.categories, p.flags, p.names, p.seal_key as "sealKey",
      p.dates_of_birth, exists (select from person_told t where t.id = p.id) as told,
      coalesce(a.here, false) as here, coalesce(a.elsewhere, false) as elsewhere,
      coalesce(m.hashes, '{}') as hashes, coalesce(m.kinds, '{}') as kinds
    from person p
      left join (select person_id, bool_or(holding_id = ${holding}) as here, bool_or(holding_id <> ${holding}) as elsewhere
        from person_part group by person_id) a on a.person_id = p.id
      left join (select person_id, array_agg(encode(hash, 'hex')) as hashes, array_agg(kind) as kinds
        from person_mark where kind <> 'place' or holding_id = ${holding} group by person_id) m on m.person_id = p.id
    where p.incident_id = ${incident} and p.deleted_at is null`;
  return new Map(rows.map((row) => [row.id, knownPerson(row, ring)]));
}

/** Opened only when somebody asks: most are told apart by their marks. */
function knownPerson(row: Row, ring: KeyRing): KnownPerson {
  const { names, dates_of_birth, hashes, kinds, ...person } = row;
  const key = () => personKey(ring, person.id, person.sealKey);
  const opened = () => {
    const found = key();
    return found === null ? null : openPersonFields(person.id, found);
  };
  return {
    ...person,
    key,
    marks: hashes.map((hash, at) => ({ hash, kind: kinds[at]! })),
    names: () => opened()?.name.openAll(names) ?? [],
    datesOfBirth: () => opened()?.dateOfBirth.openAll(dates_of_birth) ?? [],
  };
}

type Row = Pick<
  KnownPerson,
  "number" | "home" | "authority" | "categories" | "flags" | "told" | "here" | "elsewhere" | "sealKey"
> & {
  readonly id: PersonId;
  readonly names: readonly Buffer[];
  readonly dates_of_birth: readonly Buffer[];
  readonly hashes: readonly string[];
  readonly kinds: readonly Mark["kind"][];
};
