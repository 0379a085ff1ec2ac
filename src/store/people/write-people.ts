/** Writes the rows of people and of what this holding says of them, sealing each value on the way. */
import type { TransactionSql } from "postgres";
import type { Holding } from "../../domain/documents/holding.ts";
import type { HoldingId, PersonId } from "../../domain/ids.ts";
import type { PersonPart } from "../../respond/people/join-parts.ts";
import type { Mark } from "../../respond/people/keep-references.ts";
import type { Registration } from "../../respond/people/registration.ts";
import type { NamedKey } from "../../seal/sealed-value.ts";
import { type CellValue, type Columns, insertRows } from "../insert-rows.ts";
import { openPersonFields } from "./person-fields.ts";

export type Numbered = {
  readonly id: PersonId;
  readonly number: number;
  /** The holding in which they were found first, as long as they are found in it. */
  readonly home: HoldingId;
  /** Null where they are no longer found in this holding, but in another. */
  readonly person: Registration | null;
  readonly part: PersonPart | null;
  /** Over all holdings. */
  readonly whole: PersonPart;
  readonly marks: readonly Mark[];
  /** The person's own key, and as it is kept. */
  readonly key: NamedKey;
  readonly sealKey: Buffer | null;
};

const partColumns: Columns = {
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
const personColumns: Columns = {
  id: "uuid",
  incident_id: "uuid",
  holding_id: "uuid",
  number: "int",
  seal_key: "bytea",
  ...partColumns,
};

/** By way of a table of the transaction: who was registered before keeps row and reference. */
export async function writePeople(
  tx: TransactionSql,
  { id: holding, incident }: Holding,
  people: readonly Numbered[],
): Promise<void> {
  const rows: CellValue[][] = [];
  const parts: CellValue[][] = [];
  for (const { id, number, home, part, whole, key, sealKey } of people) {
    const cells = partCells(whole, id, key);
    rows.push([id, incident, home, number, sealKey, ...cells]);
    // Sealed once where one holding says all that there is to say.
    if (part !== null) parts.push([id, holding, ...(part === whole ? cells : partCells(part, id, key))]);
  }
  await tx`create temporary table person_found (like person including defaults) on commit drop`;
  await insertRows(tx, "person_found", personColumns, rows);
  await merge(tx, "person", "person_found", Object.keys(personColumns), ["id"]);
  await tx`create temporary table part_found (like person_part) on commit drop`;
  const columns = { person_id: "uuid", holding_id: "uuid", ...partColumns };
  await insertRows(tx, "part_found", columns, parts);
  await merge(tx, "person_part", "part_found", Object.keys(columns), ["person_id", "holding_id"]);
}

async function merge(
  tx: TransactionSql,
  table: string,
  found: string,
  columns: readonly string[],
  key: readonly string[],
): Promise<void> {
  const updates = columns.filter((name) => !key.includes(name)).map((name) => `${name} = excluded.${name}`);
  await tx.unsafe(
    `insert into ${table} (${columns.join(", ")}) select ${columns.join(", ")} from ${found}
     on conflict (${key.join(", ")}) do update set ${updates.join(", ")}`,
  );
}

function partCells(part: PersonPart, id: PersonId, key: NamedKey): readonly CellValue[] {
  const fields = openPersonFields(id, key);
  const { severity } = part;
  return [
    part.authority,
    part.role,
    part.names.map((name, ordinal) => fields.name.seal(name, ordinal)),
    part.datesOfBirth.map((date, ordinal) => fields.dateOfBirth.seal(date, ordinal)),
    part.categories,
    part.flags,
    part.ambiguous,
    part.places,
    severity.score,
    severity.band,
    severity.context,
    severity.identification,
    severity.circumstances,
    severity.because,
    severity.borderline,
  ];
}
