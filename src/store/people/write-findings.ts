/** Writes what hangs on people: contact points, identifiers, places, words to search by, marks to know them by. */
import type { KeyObject } from "node:crypto";
import type { TransactionSql } from "postgres";
import type { Holding } from "../../domain/documents/holding.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Registration } from "../../respond/people/registration.ts";
import { hashBytes } from "../hash-bytes.ts";
import { documentId } from "../holding/document-fields.ts";
import { type CellValue, type Columns, insertRows } from "../insert-rows.ts";
import { findingsBefore } from "./findings-before.ts";
import type { KnownPerson } from "./known-people.ts";
import { openPersonFields } from "./person-fields.ts";
import type { RegisterKeys } from "./register-keys.ts";
import type { Numbered } from "./write-people.ts";

type FoundPerson = Numbered & { readonly person: Registration };

/** Whoever hangs here already, for they were told or stand in another holding, gains what is new. */
export async function writeFindings(
  tx: TransactionSql,
  keys: RegisterKeys,
  holding: Holding,
  people: readonly FoundPerson[],
  known: ReadonlyMap<PersonId, KnownPerson>,
): Promise<void> {
  const hash = (type: string, value: string) => hashBytes(type, value, keys.lookup);
  const documents = documentIds(keys.lookup);
  const standing = people.filter(({ id }) => known.get(id)?.told || known.get(id)?.elsewhere);
  const before = await findingsBefore(
    tx,
    standing.map(({ id }) => id),
  );
  const told = (id: PersonId): boolean => known.get(id)?.told === true;
  const more = new Set<PersonId>();
  for (const { id, whole } of standing) {
    const { categories, flags } = known.get(id)!;
    if (whole.categories.some((one) => !categories.includes(one))) more.add(id);
    if (whole.flags.some((one) => !flags.includes(one))) more.add(id);
  }
  const write = (
    table: string,
    columns: Columns,
    rowsOf: (one: FoundPerson) => CellValue[][],
    repeated: "" | "on conflict do nothing" = "",
  ) =>
    insertRows(
      tx,
      table,
      { person_id: "uuid", holding_id: "uuid", ...columns },
      eachWithId(people, holding, rowsOf),
      repeated,
    );

  await write(
    "contact_point",
    { ordinal: "int", kind: "text", value: "bytea", hash: "bytea" },
    ({ id, person, key }) => {
      const { contact } = openPersonFields(id, key);
      const first = before.nextOrdinal("contact_point", id);
      const all = person.contacts.map((one) => ({ ...one, hash: hash(one.kind, one.sameAs) }));
      const fresh = all.filter((one) => !told(id) || before.isNew("contact_point", id, one.kind, one.hash));
      if (told(id) && fresh.length > 0) more.add(id);
      return fresh.map(({ kind, value, hash }, at) => {
        return [first + at, kind, contact.seal(value, first + at), hash];
      });
    },
  );
  await write(
    "identifier",
    { ordinal: "int", type: "text", masked: "text", hash: "bytea" },
    ({ id, person }) => {
      const first = before.nextOrdinal("identifier", id);
      const all = person.identifiers.map((one) => ({ ...one, hash: hash(one.type, one.value) }));
      const fresh = all.filter((one) => !told(id) || before.isNew("identifier", id, one.type, one.hash));
      if (told(id) && fresh.length > 0) more.add(id);
      return fresh.map(({ type, masked, hash }, at) => [first + at, type, masked, hash]);
    },
  );
  // A document that was read anew says all that it says; those that are gone keep what somebody was told of.
  const again = standing.filter(({ id }) => told(id));
  for (const { id, person } of again)
    if (person.sources.some(({ path }) => before.isNew("finding", id, holding.id, documents(path))))
      more.add(id);
  await removeReadAnew(tx, holding, again, documents);
  await write(
    "finding",
    { ordinal: "int", document: "bytea", place: "bytea", types: "text[]" },
    ({ id, person, key }) => {
      const fields = openPersonFields(id, key);
      const first = before.nextOrdinal("finding", id);
      return person.sources.map(({ path, place, types }, at) => {
        return [first + at, documents(path), fields.place.seal(place, first + at), types];
      });
    },
  );
  const once = "on conflict do nothing";
  await write(
    "person_search",
    { hash: "bytea" },
    ({ person }) => person.words.map((w) => [hash("search", w)]),
    once,
  );
  await write(
    "person_mark",
    { hash: "bytea", kind: "text" },
    ({ marks }) => marks.map((mark) => [Buffer.from(mark.hash, "hex"), mark.kind]),
    once,
  );
  await write(
    "person_link",
    { rule: "text", links: "int" },
    ({ person }) => person.reasons.map(({ rule, links }) => [rule, links]),
    once,
  );
  await settle(tx, standing, [...more].filter(told));
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

async function removeReadAnew(
  tx: TransactionSql,
  { id: holding }: Holding,
  people: readonly FoundPerson[],
  documents: (path: string) => Buffer,
): Promise<void> {
  await tx`create temporary table read_anew (person_id uuid, document bytea) on commit drop`;
  const rows = people.flatMap(({ id, person }) =>
    [...new Set(person.sources.map(({ path }) => path))].map((path): CellValue[] => [id, documents(path)]),
  );
  await insertRows(tx, "read_anew", { person_id: "uuid", document: "bytea" }, rows);
  await tx`
    delete from finding f using read_anew r
    where f.holding_id = ${holding} and f.person_id = r.person_id and f.document = r.document`;
}

async function settle(
  tx: TransactionSql,
  standing: readonly FoundPerson[],
  more: readonly PersonId[],
): Promise<void> {
  const ids = standing.map(({ id }) => id);
  await tx`
    update person p set places = (select count(*) from finding f where f.person_id = p.id)
    where p.id = any(${ids}::uuid[])`;
  await tx`
    update person_part t set places =
      (select count(*) from finding f where f.person_id = t.person_id and f.holding_id = t.holding_id)
    where t.person_id = any(${ids}::uuid[])`;
  await tx`update person set more_found = true where id = any(${[...more]}::uuid[])`;
}

function* eachWithId(
  people: readonly FoundPerson[],
  { id: holding }: Holding,
  rowsOf: (one: FoundPerson) => CellValue[][],
): Iterable<readonly CellValue[]> {
  for (const one of people) for (const row of rowsOf(one)) yield [one.id, holding, ...row];
}
