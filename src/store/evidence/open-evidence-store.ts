/** Evidence bundles in SQL: what they are, who had them in hand, and the keys that open them. */
import type { Sql, TransactionSql } from "postgres";
import type { Evidence } from "../../domain/evidence/evidence.ts";
import type { SightingFileId } from "../../domain/ids.ts";
import { done, failed, type Outcome, type Problem } from "../../domain/outcome.ts";
import type { BundleKey, Decided, EvidenceStore } from "../../respond/evidence/evidence-store.ts";
import type { KnownEvidence } from "../../respond/evidence/known-evidence.ts";
import type { Change as Writer } from "../../respond/ports.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { seal, unseal } from "../../seal/seal.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { sealWords } from "../keys/staff-words.ts";
import { custodyPlace, evidencePlace, selectEvidence } from "./evidence-row.ts";

export function openEvidenceStore(sql: Sql, ring: KeyRing): EvidenceStore {
  const sealing = ring.derived("staff");
  const sealKey = (id: string, key: BundleKey | null) =>
    key === null ? null : seal(key, sealing, `evidence key ${id}`);
  return {
    of: (incident) => selectEvidence(sql, sealing, sql`e.incident_id = ${incident}`),

    async byId(incident, id) {
      if (!isUuid(id)) return null;
      return (
        (await selectEvidence(sql, sealing, sql`e.incident_id = ${incident} and e.id = ${id}`))[0] ?? null
      );
    },

    async keyOf(id) {
      const [row] = await sql<{ readonly key: Buffer | null }[]>`select key from evidence where id = ${id}`;
      return row?.key == null ? null : unseal(row.key, sealing, `evidence key ${id}`);
    },

    add: (by, draft, key, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const { id, incident, authority, mark, originals, reasons, recipient, state, made } = draft;
        await tx`select pg_advisory_xact_lock(hashtextextended(${`evidence ${incident} ${authority}`}, 0))`;
        const [last] = await tx<[{ readonly number: number }]>`
          select coalesce(max(number), 0)::int as number from evidence
          where incident_id = ${incident} and authority_id = ${authority}`;
        const evidence: Evidence = { ...draft, number: last.number + 1 };
        await tx`
          insert into evidence (id, incident_id, authority_id, number, mark, originals, reasons, words, state, asked_by,
            asked_at, decided_by, made_at, sha256, bytes, files, ledger_size, key)
          values (${id}, ${incident}, ${authority}, ${evidence.number}, ${mark}, ${originals}, ${reasons},
            ${sealWords(sealing, recipient, evidencePlace(id))}, ${state}, ${draft.askedBy}, ${draft.askedAt},
            ${draft.decidedBy}, ${draft.madeAt}, ${made === null ? null : Buffer.from(made.sha256, "hex")},
            ${made?.bytes ?? null}, ${made?.files ?? null}, ${made?.ledgerSize ?? null}, ${sealKey(id, key)})`;
        return { value: evidence, entries: entries(evidence) };
      }),

    decide: <P extends Problem>(
      by: Writer,
      { incident, id }: Parameters<EvidenceStore["decide"]>[1],
      decide: (current: KnownEvidence) => Outcome<Decided, P>,
    ) =>
      change<Outcome<Evidence, P | { readonly kind: "not-there" }>>(sql, actorOf(by), async (tx) => {
        const current = isUuid(id) ? await lock(tx, incident, id) : null;
        if (current === null) return { value: failed({ kind: "not-there" }), entries: [] };
        const verdict = decide(current);
        if (!verdict.ok) return { value: verdict, entries: [] };
        const { next, key, entries } = verdict.value;
        const { made } = next;
        await tx`
          update evidence set state = ${next.state}, decided_by = ${next.decidedBy}, made_at = ${next.madeAt},
            sha256 = ${made === null ? null : Buffer.from(made.sha256, "hex")}, bytes = ${made?.bytes ?? null},
            files = ${made?.files ?? null}, ledger_size = ${made?.ledgerSize ?? null}, key = ${sealKey(id, key)}
          where id = ${id}`;
        return { value: done(next), entries };
      }),

    addCustody: (by, id, custody, entries) =>
      change(sql, actorOf(by), async (tx) => {
        await tx`select pg_advisory_xact_lock(hashtextextended(${`custody ${id}`}, 0))`;
        const [row] = await tx<[{ readonly number: number }]>`
          select coalesce(max(number), 0)::int + 1 as number from evidence_custody where evidence_id = ${id}`;
        const { kind, beyond, reasons, to, how, happenedAt } = custody;
        await tx`
          insert into evidence_custody (evidence_id, number, kind, beyond, reasons, words, by_staff, happened_at, written_at)
          values (${id}, ${row.number}, ${kind}, ${beyond}, ${reasons},
            ${sealWords(sealing, { to, how }, custodyPlace(id, row.number))}, ${custody.by}, ${happenedAt}, ${by.at})`;
        return { value: undefined, entries };
      }),

    async positions(incident) {
      const rows = await sql<{ readonly position: string }[]>`
        select position from ledger_entry where incident = ${incident} and position is not null order by position`;
      return rows.map(({ position }) => Number(position));
    },

    async originals(incident, authority) {
      const rows = await sql<{ readonly id: SightingFileId }[]>`
        select f.id from sighting_file f join sighting s on s.id = f.sighting_id
        where s.incident_id = ${incident} and s.authority_id = ${authority}
        order by s.number, f.position`;
      return rows.map(({ id }) => id);
    },
  };

  async function lock(tx: TransactionSql, incident: string, id: string) {
    await tx`select from evidence where id = ${id} for update`;
    const where = tx`e.incident_id = ${incident} and e.id = ${id}`;
    return (await selectEvidence(tx, sealing, where))[0] ?? null;
  }
}
