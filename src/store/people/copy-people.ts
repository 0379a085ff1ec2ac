/** Writes people and all that hangs on them, by COPY, sealing and hashing each value on the way. */
import type { KeyObject } from "node:crypto";
import type { TransactionSql } from "postgres";
import type { Holding } from "../../domain/holding.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Registration } from "../../respond/people/registration.ts";
import { type CopyValue, copyRows } from "../copy.ts";
import { hashBytes } from "../hash-bytes.ts";
import { documentId } from "../holding/document-fields.ts";
import { openPersonFields } from "./person-fields.ts";

export type Keys = { readonly field: KeyObject; readonly lookup: KeyObject };

export type Numbered = {
  readonly id: PersonId;
  readonly number: number;
  readonly person: Registration;
  readonly markHashes: readonly string[];
};

const personColumns =
  "id, incident_id, holding_id, number, authority_id, role, names, dates_of_birth, categories, flags, ambiguous, places, score, band, context, identification, circumstances, because, borderline";

export async function copyPeople(
  tx: TransactionSql,
  keys: Keys,
  holding: Holding,
  people: readonly Numbered[],
): Promise<void> {
  await copyPersonRows(tx, keys, holding, people);
  const fields = openPersonFields(keys.field);
  const hash = (type: string, value: string) => hashBytes(type, value, keys.lookup);
  const each = (rowsOf: (numbered: Numbered) => Iterable<readonly CopyValue[]>) => flat(people, rowsOf);

  await copyRows(
    tx,
    "contact_point",
    ["person_id", "ordinal", "kind", "value", "hash"],
    each(({ id, person }) =>
      person.contacts.map(({ kind, value, sameAs }, ordinal) => [
        id,
        ordinal,
        kind,
        fields.contact.seal(value, id, ordinal),
        hash(kind, sameAs),
      ]),
    ),
  );
  await copyRows(
    tx,
    "identifier",
    ["person_id", "ordinal", "type", "masked", "hash"],
    each(({ id, person }) =>
      person.identifiers.map(({ type, masked, value }, ordinal) => [
        id,
        ordinal,
        type,
        masked,
        hash(type, value),
      ]),
    ),
  );
  await copyRows(
    tx,
    "finding",
    ["person_id", "ordinal", "holding_id", "document", "place", "types"],
    each(({ id, person }) =>
      person.sources.map(({ path, place, types }, ordinal) => [
        id,
        ordinal,
        holding.id,
        documentId(path, keys.lookup),
        fields.place.seal(place, id, ordinal),
        types,
      ]),
    ),
  );
  await copyRows(
    tx,
    "person_search",
    ["hash", "person_id"],
    each(({ id, person }) => person.words.map((word) => [hash("search", word), id])),
  );
  await copyRows(
    tx,
    "person_mark",
    ["person_id", "hash"],
    each(({ id, markHashes }) => markHashes.map((mark) => [id, Buffer.from(mark, "hex")])),
  );
  await copyRows(
    tx,
    "person_link",
    ["person_id", "rule", "links"],
    each(({ id, person }) => person.reasons.map(({ rule, links }) => [id, rule, links])),
  );
}

/** By way of a table of the transaction, since COPY cannot update the rows of those who were registered before. */
async function copyPersonRows(
  tx: TransactionSql,
  keys: Keys,
  holding: Holding,
  people: readonly Numbered[],
): Promise<void> {
  const columns = personColumns.split(", ");
  await tx.unsafe("create temporary table person_found (like person) on commit drop");
  await copyRows(
    tx,
    "person_found",
    columns,
    flat(people, (numbered) => [personRow(numbered, holding, keys)]),
  );
  const updates = columns.slice(1).map((column) => `${column} = excluded.${column}`);
  await tx.unsafe(
    `insert into person (${personColumns}) select ${personColumns} from person_found
     on conflict (id) do update set ${updates.join(", ")}`,
  );
}

function personRow({ id, number, person }: Numbered, holding: Holding, keys: Keys): readonly CopyValue[] {
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

function* flat<T>(people: readonly Numbered[], rowsOf: (numbered: Numbered) => Iterable<T>): Iterable<T> {
  for (const numbered of people) yield* rowsOf(numbered);
}
