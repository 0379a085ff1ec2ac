/** The file of proof as rows: everybody of the authority, by reference, and with names where that was asked for. */
import type { TransactionSql } from "postgres";
import { unopened } from "../../domain/documents/unopened.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { ProofExport } from "../../domain/staff/request.ts";
import type { CsvRow } from "../../respond/export/csv.ts";
import { proofRow } from "../../respond/progress/proof-file.ts";
import type { Own } from "../../respond/report/report-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { openPersonFields, personKey, personReference } from "../people/person-fields.ts";
import { readProof } from "../progress/read-proof.ts";

export async function selectProof(
  tx: TransactionSql,
  ring: KeyRing,
  of: Own,
  at: Date,
  proof: ProofExport,
): Promise<readonly CsvRow[]> {
  const names = proof === "names" ? await namesOf(tx, ring, of) : null;
  const rows: CsvRow[] = [];
  for await (const line of readProof(tx, of, at)) {
    const row = proofRow(line);
    rows.push(names === null ? row : { ...row, Name: names.get(line.reference) ?? "" });
  }
  return rows;
}

async function namesOf(
  tx: TransactionSql,
  ring: KeyRing,
  { incident, authority }: Own,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx<Row[]>`
    select id, number, seal_key as "sealKey", names[1] as name from person
    where incident_id = ${incident} and authority_id = ${authority}`;
  return new Map(
    rows.map(({ id, number, sealKey, name }) => {
      const key = personKey(ring, id, sealKey);
      if (name === null || key === null) return [personReference(number), name === null ? "" : unopened];
      return [personReference(number), openPersonFields(id, key).name.open(name, 0)];
    }),
  );
}

type Row = {
  readonly id: PersonId;
  readonly number: number;
  readonly sealKey: Buffer | null;
  readonly name: Buffer | null;
};
