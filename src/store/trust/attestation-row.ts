/** All-clears in SQL, each read with whether it is sound. */
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, StaffId } from "../../domain/ids.ts";
import type { Attestation, AttestationAnswer } from "../../domain/trust/attestation.ts";
import { isSound } from "../../domain/trust/attestation-text.ts";
import type { Channel } from "../../domain/trust/channel.ts";

export async function readAttestations(
  sql: Sql | TransactionSql,
  incident: IncidentId,
): Promise<readonly Attestation[]> {
  const rows = await sql<AttestationRow[]>`
    select a.id, a.incident_id, a.number, a.authority_id, a.scope, a.covers, a.evidence, a.measures, a.signed_by,
      staff_name(a.signed_by::text) as signed_by_name, a.signed_at, a.expires_at, a.withdrawn_at,
      coalesce(staff_name(a.withdrawn_by::text), '') as withdrawn_by_name, a.withdrawn_words, a.note, a.verifier,
      i.reference, b.key, b.name
    from attestation a join incident i on i.id = a.incident_id join authority b on b.id = a.authority_id
    where a.incident_id = ${incident} order by a.number`;
  if (rows.length === 0) return [];
  const answers = await sql<AnswerRow[]>`
    select attestation_id, authority_id, number, accepted, reasons, channels, by_staff,
      staff_name(by_staff::text) as by_name, answered_at
    from attestation_answer where attestation_id = any(${rows.map(({ id }) => id)})
    order by attestation_id, authority_id, number`;
  const answersOf = Map.groupBy(answers, ({ attestation_id }) => attestation_id);
  return rows.map((row) => attestationOf(row, (answersOf.get(row.id) ?? []).map(answerOf)));
}

export async function insertAttestation(tx: TransactionSql, one: Attestation): Promise<void> {
  const { id, incident, number, authority, scope, covers, evidence, measures, signedBy, signedAt } = one;
  await tx`
    insert into attestation (id, incident_id, number, authority_id, scope, covers, evidence, measures, signed_by,
      signed_at, expires_at, note, verifier)
    values (${id}, ${incident}, ${number}, ${authority}, ${[...scope]}, ${covers}, ${evidence}, ${[...measures]},
      ${signedBy}, ${signedAt}, ${one.expiresAt}, ${one.note}, ${one.verifier})`;
}

export async function insertAnswer(tx: TransactionSql, attestation: string, one: AttestationAnswer) {
  await tx`
    insert into attestation_answer (attestation_id, authority_id, number, accepted, reasons, channels, by_staff,
      answered_at)
    values (${attestation}, ${one.authority}, ${one.number}, ${one.accepted}, ${one.reasons}, ${[...one.channels]},
      ${one.by}, ${one.at})`;
}

type AttestationRow = {
  readonly id: string;
  readonly incident_id: IncidentId;
  readonly number: number;
  readonly authority_id: AuthorityId;
  readonly scope: readonly Channel[];
  readonly covers: string;
  readonly evidence: string;
  readonly measures: readonly string[];
  readonly signed_by: StaffId;
  readonly signed_by_name: string;
  readonly signed_at: Date;
  readonly expires_at: Date;
  readonly withdrawn_at: Date | null;
  readonly withdrawn_by_name: string;
  readonly withdrawn_words: string;
  readonly note: string;
  readonly verifier: string;
  readonly reference: string;
  readonly key: string;
  readonly name: string;
};

type AnswerRow = {
  readonly attestation_id: string;
  readonly authority_id: AuthorityId;
  readonly number: number;
  readonly accepted: boolean;
  readonly reasons: string;
  readonly channels: readonly Channel[];
  readonly by_staff: StaffId;
  readonly by_name: string;
  readonly answered_at: Date;
};

function attestationOf(row: AttestationRow, answers: readonly AttestationAnswer[]): Attestation {
  const { number, scope, covers, evidence, measures, note, verifier, key, name } = row;
  const facts = {
    ...{ number, scope, covers, evidence, measures },
    ...{ signedAt: row.signed_at, expiresAt: row.expires_at, signedBy: row.signed_by },
  };
  const signed = { ...facts, incident: row.reference, authority: { key, name } };
  return {
    ...facts,
    ...{ id: row.id, incident: row.incident_id, authority: row.authority_id, note, verifier, answers },
    signedByName: row.signed_by_name,
    withdrawnAt: row.withdrawn_at,
    withdrawnByName: row.withdrawn_by_name,
    withdrawnWords: row.withdrawn_words,
    sound: isSound({ note, verifier }, signed),
  };
}

function answerOf(row: AnswerRow): AttestationAnswer {
  return {
    authority: row.authority_id,
    number: row.number,
    accepted: row.accepted,
    reasons: row.reasons,
    channels: row.channels,
    by: row.by_staff,
    byName: row.by_name,
    at: row.answered_at,
  };
}
