/** The rows of an export, opened: names, contacts and how each is told. */
import type { TransactionSql } from "postgres";
import type { PersonId } from "../../domain/ids.ts";
import type { CsvRow } from "../../respond/export/csv.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { openPersonFields, personKey, personReference } from "../people/person-fields.ts";

const batch = 1000;

export async function selectExported(
  tx: TransactionSql,
  ring: KeyRing,
  ids: readonly PersonId[],
): Promise<readonly CsvRow[]> {
  const rows: CsvRow[] = [];
  for (let at = 0; at < ids.length; at += batch) {
    const some = ids.slice(at, at + batch);
    const people = await tx<PersonRow[]>`
      select p.id, p.number, p.seal_key as "sealKey", p.names, p.dates_of_birth as "datesOfBirth", p.role, p.band, p.flags,
        p.categories, n.state as notice
      from person p left join notice n on n.person_id = p.id and n.ordinal = 1 where p.id = any(${some}::uuid[]) order by p.number`;
    const contacts = await tx<ContactRow[]>`
      select person_id as person, ordinal, kind, value from contact_point
      where person_id = any(${some}::uuid[]) order by person_id, ordinal`;
    const byPerson = Map.groupBy(contacts, ({ person }) => person);
    for (const person of people) rows.push(rowOf(person, byPerson.get(person.id) ?? [], ring));
  }
  return rows;
}

function rowOf(person: PersonRow, contacts: readonly ContactRow[], ring: KeyRing): CsvRow {
  const fields = openPersonFields(person.id, personKey(ring, person.id, person.sealKey));
  const names = person.names.map((name, ordinal) => fields.name.open(name, ordinal));
  const born = person.datesOfBirth.map((date, ordinal) => fields.dateOfBirth.open(date, ordinal));
  const of = (kind: string) => {
    const own = contacts.filter((one) => one.kind === kind);
    return [...new Set(own.map(({ value, ordinal }) => fields.contact.open(value, ordinal)))].join("; ");
  };
  return {
    Reference: personReference(person.number),
    Name: names[0] ?? "",
    "Other names": names.slice(1).join("; "),
    Born: born.join("; "),
    Role: person.role,
    Severity: person.band,
    "Marked as": person.flags.join("; "),
    "What was taken": person.categories.join("; "),
    Email: of("email"),
    Phone: of("phone"),
    Address: of("address"),
    Notice: person.notice ?? "none",
  };
}

type PersonRow = {
  readonly id: PersonId;
  readonly number: number;
  readonly sealKey: Buffer | null;
  readonly names: readonly Buffer[];
  readonly datesOfBirth: readonly Buffer[];
  readonly role: string;
  readonly band: string;
  readonly flags: readonly string[];
  readonly categories: readonly string[];
  readonly notice: string | null;
};
type ContactRow = {
  readonly person: PersonId;
  readonly ordinal: number;
  readonly kind: string;
  readonly value: Buffer;
};
