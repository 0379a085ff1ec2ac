/** Writes people and all that hangs on them, sealing and hashing each value on the way. */
import type { KeyObject } from "node:crypto";
import type { TransactionSql } from "postgres";
import type { Holding } from "../../domain/holding.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Registration } from "../../respond/people/registration.ts";
import { hashBytes } from "../hash-bytes.ts";
import { documentId } from "../holding/document-fields.ts";
import { type CellValue, type Columns, insertRows } from "../insert-rows.ts";
import { openPersonFields } from "./person-fields.ts";

export type Keys = { readonly field: KeyObject; readonly lookup: KeyObject };

export type Numbered = {
  readonly id: PersonId;
  readonly number: number;
  readonly person: Registration;
  readonly markHashes: readonly string[];
};

const personColumns: Columns = {
  id: "uuid",
  incident_id: "uuid",
  holding_id: "uuid",
  number: "int",
  authority_id: "uuid",
  role: "text",
  names: "bytea[]",
  dates_of_birth: "bytea[]",
  categories: "text[]",
  flags: "text[]",
  ambiguous: "boolean",
  places: "int",
  score: "float8",
  band: "text",
  context: "float8",
  identification: "float8",
  circumstances: "float8",
  because: "text[]",
  borderline: "boolean",
};

export async function writePeople(
  tx: TransactionSql,
  keys: Keys,
  holding: Holding,
  people: readonly Numbered[],
): Promise<void> {
  await writePersonRows(tx, keys, holding, people);
  const documents = documentIds(keys.lookup);
  const fields = openPersonFields(keys.field);
  const hash = (type: string, value: string) => hashBytes(type, value, keys.lookup);
  const write = (table: string, columns: Columns, rowsOf: (one: Numbered) => CellValue[][]) =>
    insertRows(tx, table, { person_id: "uuid", ...columns }, eachWithId(people, rowsOf));

  await write(
    "contact_point",
    { ordinal: "int", kind: "text", value: "bytea", hash: "bytea" },
    ({ id, person }) =>
      person.contacts.map(({ kind, value, sameAs }, ordinal) => {
        return [ordinal, kind, fields.contact.seal(value, id, ordinal), hash(kind, sameAs)];
      }),
  );
  await write("identifier", { ordinal: "int", type: "text", masked: "text", hash: "bytea" }, ({ person }) =>
    person.identifiers.map(({ type, masked, value }, ordinal) => [ordinal, type, masked, hash(type, value)]),
  );
  await write(
    "finding",
    { ordinal: "int", holding_id: "uuid", document: "bytea", place: "bytea", types: "text[]" },
    ({ id, person }) =>
      person.sources.map(({ path, place, types }, ordinal) => {
        return [ordinal, holding.id, documents(path), fields.place.seal(place, id, ordinal), types];
      }),
  );
  await write("person_search", { hash: "bytea" }, ({ person }) =>
    person.words.map((word) => [hash("search", word)]),
  );
  await write("person_mark", { hash: "bytea" }, ({ markHashes }) =>
    markHashes.map((mark) => [Buffer.from(mark, "hex")]),
  );
  await write("person_link", { rule: "text", links: "int" }, ({ person }) =>
    person.reasons.map(({ rule, links }) => [rule, links]),
  );
}

/** Many people stand in one document: its id is worked out once. */
function documentIds(lookupKey: KeyObject): (path: string) => Buffer {
  const ids = new Map<string, Buffer>();
  return (path) => {
    const known = ids.get(path);
    if (known !== undefined) return known;
    const id = documentId(path, lookupKey);
    ids.set(path, id);
    return id;
  };
}

/** By way of a table of the transaction: who was registered before keeps row and reference. */
async function writePersonRows(
  tx: TransactionSql,
  keys: Keys,
  holding: Holding,
  people: readonly Numbered[],
): Promise<void> {
  await tx`create temporary table person_found (like person) on commit drop`;
  const rows = people.map((one) => personRow(one, holding, keys));
  await insertRows(tx, "person_found", personColumns, rows);
  const names = Object.keys(personColumns);
  const updates = names.slice(1).map((name) => `${name} = excluded.${name}`);
  await tx.unsafe(
    `insert into person (${names.join(", ")}) select ${names.join(", ")} from person_found
     on conflict (id) do update set ${updates.join(", ")}`,
  );
}

function personRow({ id, number, person }: Numbered, holding: Holding, keys: Keys): readonly CellValue[] {
  const fields = openPersonFields(keys.field);
  const { severity } = person;
  return [
    id,
    holding.incident,
    holding.id,
    number,
    person.authority,
    person.role,
    person.names.map((name, ordinal) => fields.name.seal(name, id, ordinal)),
    person.datesOfBirth.map((date, ordinal) => fields.dateOfBirth.seal(date, id, ordinal)),
    person.categories,
    person.flags,
    person.ambiguous,
    person.sources.length,
    severity.score,
    severity.band,
    severity.context,
    severity.identification,
    severity.circumstances,
    severity.because,
    severity.borderline,
  ];
}

function* eachWithId(
  people: readonly Numbered[],
  rowsOf: (one: Numbered) => CellValue[][],
): Iterable<readonly CellValue[]> {
  for (const one of people) for (const row of rowsOf(one)) yield [one.id, ...row];
}
