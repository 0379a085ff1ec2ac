/** Rows of bundles with their custody chains, and the names of staff. */
import type { KeyObject } from "node:crypto";
import type { Fragment, Sql, TransactionSql } from "postgres";
import type { Custody, EvidenceState } from "../../domain/evidence/evidence.ts";
import type { AuthorityId, EvidenceId, IncidentId, StaffId } from "../../domain/ids.ts";
import type { Mark, Recipient } from "../../domain/referrals/tlp.ts";
import type { KnownCustody, KnownEvidence } from "../../respond/evidence/known-evidence.ts";
import { openWords } from "../keys/staff-words.ts";

type EvidenceRow = {
  readonly id: EvidenceId;
  readonly incident_id: IncidentId;
  readonly authority_id: AuthorityId;
  readonly number: number;
  readonly mark: Mark;
  readonly originals: boolean;
  readonly reasons: string;
  readonly words: Buffer;
  readonly state: EvidenceState;
  readonly asked_by: StaffId;
  readonly asked_by_name: string | null;
  readonly asked_at: Date;
  readonly decided_by: StaffId | null;
  readonly decided_by_name: string | null;
  readonly made_at: Date | null;
  readonly sha256: Buffer | null;
  readonly bytes: string | null;
  readonly files: number | null;
  readonly ledger_size: string | null;
};
type CustodyRow = {
  readonly evidence_id: EvidenceId;
  readonly number: number;
  readonly kind: Custody["kind"];
  readonly beyond: boolean;
  readonly reasons: string;
  readonly words: Buffer;
  readonly by_staff: StaffId;
  readonly by_name: string | null;
  readonly happened_at: Date;
};

export function evidencePlace(id: string): string {
  return `evidence ${id}`;
}

export function custodyPlace(id: string, number: number): string {
  return `custody ${id} ${number}`;
}

export async function selectEvidence(
  sql: Sql | TransactionSql,
  sealing: KeyObject,
  where: Fragment,
): Promise<readonly KnownEvidence[]> {
  const rows = await sql<EvidenceRow[]>`
    select e.id, e.incident_id, e.authority_id, e.number, e.mark, e.originals, e.reasons, e.words, e.state, e.asked_by,
      e.asked_at, e.decided_by, e.made_at, e.sha256, e.bytes, e.files, e.ledger_size,
      staff_name(e.asked_by::text) as asked_by_name, staff_name(e.decided_by::text) as decided_by_name
    from evidence e where ${where} order by e.number desc`;
  const custody = await sql<CustodyRow[]>`
    select c.*, staff_name(c.by_staff::text) as by_name from evidence_custody c
    where c.evidence_id = any(${rows.map(({ id }) => id)}::uuid[]) order by c.evidence_id, c.number`;
  return rows.map((row) => evidenceOf(row, custody, sealing));
}

function evidenceOf(row: EvidenceRow, custody: readonly CustodyRow[], sealing: KeyObject): KnownEvidence {
  const { sha256, bytes, files, ledger_size } = row;
  return {
    id: row.id,
    incident: row.incident_id,
    authority: row.authority_id,
    number: row.number,
    mark: row.mark,
    recipient: openWords<Recipient>(sealing, row.words, evidencePlace(row.id)),
    originals: row.originals,
    reasons: row.reasons,
    state: row.state,
    askedBy: row.asked_by,
    askedByName: row.asked_by_name ?? "",
    askedAt: row.asked_at,
    decidedBy: row.decided_by,
    decidedByName: row.decided_by_name,
    madeAt: row.made_at,
    made:
      sha256 === null
        ? null
        : {
            sha256: sha256.toString("hex"),
            bytes: Number(bytes),
            files: files ?? 0,
            ledgerSize: Number(ledger_size),
          },
    custody: custody.filter((one) => one.evidence_id === row.id).map((one) => custodyOf(one, sealing)),
  };
}

function custodyOf(row: CustodyRow, sealing: KeyObject): KnownCustody {
  return {
    ...openWords<{ readonly to: Recipient | null; readonly how: string }>(
      sealing,
      row.words,
      custodyPlace(row.evidence_id, row.number),
    ),
    kind: row.kind,
    beyond: row.beyond,
    reasons: row.reasons,
    by: row.by_staff,
    byName: row.by_name ?? "",
    happenedAt: row.happened_at,
  };
}
