/** Print batches as rows. */
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, StaffId } from "../../domain/ids.ts";
import type { BatchState, PrintBatch } from "../../domain/print/batch.ts";
import { KeyGone, type KeyRing } from "../../seal/key-ring.ts";
import { isUuid } from "../alter.ts";

export type BatchRow = {
  readonly id: string;
  readonly incident_id: IncidentId;
  readonly authority_id: AuthorityId;
  readonly number: number;
  readonly state: BatchState;
  readonly letters: number;
  readonly pages: number;
  readonly seal_key: Buffer | null;
  readonly sha256: string;
  readonly encrypted: boolean;
  readonly made_at: Date;
  readonly handed_by: StaffId | null;
  readonly handed_at: Date | null;
  readonly printer: string;
  readonly destroyed_at: Date | null;
};

export function batchOf(row: BatchRow): PrintBatch {
  const { handed_at: at, handed_by: by, printer } = row;
  return {
    id: row.id,
    incident: row.incident_id,
    authority: row.authority_id,
    number: row.number,
    state: row.state,
    letters: row.letters,
    pages: row.pages,
    madeAt: row.made_at,
    sha256: row.sha256,
    encrypted: row.encrypted,
    handed: at === null || by === null ? null : { at, by, printer },
    destroyedAt: row.destroyed_at,
  };
}

export async function readRow(sql: Sql | TransactionSql, id: string): Promise<BatchRow | null> {
  if (!isUuid(id)) return null;
  const [row] = await sql<BatchRow[]>`select * from print_batch where id = ${id}`;
  return row ?? null;
}

/** What the key of a batch's files is sealed for. */
export function keyContext(id: string): string {
  return `print batch ${id}`;
}

/** Null where nobody can open it any more. */
export function openBatchKey(ring: KeyRing, id: string, sealed: Buffer): Uint8Array | null {
  try {
    return ring.open(sealed, keyContext(id));
  } catch (error) {
    if (error instanceof KeyGone) return null;
    throw error;
  }
}
