/** Trust between partners in SQL: lines that only grow, all-clears, and what others made of them. */
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, StaffId } from "../../domain/ids.ts";
import { done, type Outcome, type Problem } from "../../domain/outcome.ts";
import type { Attestation } from "../../domain/trust/attestation.ts";
import type { Channel } from "../../domain/trust/channel.ts";
import type { TrustLine, TrustState } from "../../domain/trust/trust.ts";
import type { Change } from "../../respond/ports.ts";
import type { TrustKept, TrustStore, TrustWrite } from "../../respond/trust/trust-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf, alter, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { insertAnswer, insertAttestation, readAttestations } from "./attestation-row.ts";
import { attestationSigner } from "./attestation-signer.ts";

export function openTrustStore(sql: Sql, ring: Pick<KeyRing, "derived">): TrustStore {
  return {
    read: async (incident) =>
      isUuid(incident) ? await readTrust(sql, incident) : { lines: [], attestations: [] },

    write<P extends Problem>(
      by: Change,
      incident: IncidentId,
      decide: (kept: TrustKept) => Outcome<TrustWrite, P>,
    ) {
      return change<Outcome<null, P>>(sql, actorOf(by), async (tx) => {
        await lockIncident(tx, incident);
        const verdict = decide(await readTrust(tx, incident));
        if (!verdict.ok) return { value: verdict, entries: [] };
        const { lines, answer, entries } = verdict.value;
        for (const line of lines) await insertLine(tx, line);
        if (answer !== undefined) await insertAnswer(tx, answer.attestation, answer.answer);
        return { value: done(null), entries };
      });
    },

    sign: (by, incident, make, entries) =>
      change(sql, actorOf(by), async (tx) => {
        await lockIncident(tx, incident);
        const [row] = await tx<[{ readonly next: number }]>`
          select coalesce(max(number), 0) + 1 as next from attestation where incident_id = ${incident}`;
        const attestation = make(row.next);
        await insertAttestation(tx, attestation);
        return { value: attestation, entries: entries(attestation) };
      }),

    withdraw(by, { incident, id, authority }, decide) {
      const row = {
        async read(tx: TransactionSql): Promise<Attestation | null> {
          if (!isUuid(id) || !isUuid(incident)) return null;
          const [own] = await tx`
            select from attestation where id = ${id} and incident_id = ${incident} and authority_id = ${authority}
            for update`;
          if (own === undefined) return null;
          return (await readAttestations(tx, incident)).find((one) => one.id === id) ?? null;
        },
        write: (tx: TransactionSql, next: Attestation) => tx`
          update attestation set withdrawn_at = ${next.withdrawnAt}, withdrawn_by = ${by.by},
            withdrawn_words = ${next.withdrawnWords}
          where id = ${id}`,
      };
      return alter(sql, by, row, decide);
    },

    signerOf: (authority) => attestationSigner(sql, ring, authority),
  };
}

async function lockIncident(tx: TransactionSql, incident: IncidentId): Promise<void> {
  await tx`select from incident where id = ${incident} for update`;
}

async function readTrust(sql: Sql | TransactionSql, incident: IncidentId): Promise<TrustKept> {
  const rows = await sql<LineRow[]>`
    select incident_id, from_authority, to_authority, channel, number, state, since, reasons, words, attestation_id,
      by_staff, staff_name(by_staff::text) as by_name, entered_at
    from trust_line where incident_id = ${incident} order by entered_at, from_authority, to_authority, channel, number`;
  return { lines: rows.map(lineOf), attestations: await readAttestations(sql, incident) };
}

async function insertLine(tx: TransactionSql, line: TrustLine): Promise<void> {
  await tx`
    insert into trust_line (incident_id, from_authority, to_authority, channel, number, state, since, reasons, words,
      attestation_id, by_staff, entered_at)
    values (${line.incident}, ${line.from}, ${line.to}, ${line.channel}, ${line.number}, ${line.state}, ${line.since},
      ${line.reasons}, ${line.words}, ${line.attestation}, ${line.by}, ${line.enteredAt})`;
}

type LineRow = {
  readonly incident_id: IncidentId;
  readonly from_authority: AuthorityId;
  readonly to_authority: AuthorityId;
  readonly channel: Channel;
  readonly number: number;
  readonly state: TrustState;
  readonly since: Date;
  readonly reasons: string;
  readonly words: string;
  readonly attestation_id: string | null;
  readonly by_staff: StaffId;
  readonly by_name: string;
  readonly entered_at: Date;
};

function lineOf(row: LineRow): TrustLine {
  return {
    incident: row.incident_id,
    from: row.from_authority,
    to: row.to_authority,
    channel: row.channel,
    number: row.number,
    state: row.state,
    since: row.since,
    reasons: row.reasons,
    words: row.words,
    attestation: row.attestation_id,
    by: row.by_staff,
    byName: row.by_name,
    enteredAt: row.entered_at,
  };
}
