/** Hand-over notes in SQL. */
import type { KeyObject } from "node:crypto";
import type { Fragment, Sql, TransactionSql } from "postgres";
import type {
  Handover,
  HandoverContent,
  HandoverVersion,
  StandingNote,
} from "../../domain/handover/handover.ts";
import type { AuthorityId, HandoverId, IncidentId, StaffId } from "../../domain/ids.ts";
import { done, failed, type Outcome, type Problem } from "../../domain/outcome.ts";
import type { HandoverStore, NoteStep } from "../../respond/handover/handover-store.ts";
import type { KnownNote } from "../../respond/handover/known-note.ts";
import type { Change as Writer } from "../../respond/ports.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { openWords, sealWords } from "../keys/staff-words.ts";

export function openHandoverStore(sql: Sql, ring: KeyRing): HandoverStore {
  const sealing = ring.derived("staff");
  return {
    async of(incident) {
      return (await selectNotes(sql, sealing, sql`h.incident_id = ${incident}`)).map(
        ({ versions: _, ...note }) => note,
      );
    },

    async byId(incident, id) {
      if (!isUuid(id)) return null;
      return (await selectNotes(sql, sealing, sql`h.incident_id = ${incident} and h.id = ${id}`))[0] ?? null;
    },

    add: (by, draft, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const { id, incident, authority, since, latest } = draft;
        await tx`select pg_advisory_xact_lock(hashtextextended(${`handover ${incident} ${authority}`}, 0))`;
        const [last] = await tx<[{ readonly number: number }]>`
          select coalesce(max(number), 0)::int as number from handover
          where incident_id = ${incident} and authority_id = ${authority}`;
        const note: Handover = { ...draft, number: last.number + 1 };
        await tx`
          insert into handover (id, incident_id, authority_id, number, since)
          values (${id}, ${incident}, ${authority}, ${note.number}, ${since})`;
        await insertVersion(tx, id, latest);
        return { value: note, entries: entries(note) };
      }),

    step: <P extends Problem>(
      by: Writer,
      { incident, id }: Parameters<HandoverStore["step"]>[1],
      decide: (current: StandingNote) => Outcome<NoteStep, P>,
    ) =>
      change<Outcome<null, P | { readonly kind: "not-there" }>>(sql, actorOf(by), async (tx) => {
        const [current] = isUuid(id) ? await lock(tx, incident, id) : [];
        if (current === undefined) return { value: failed({ kind: "not-there" }), entries: [] };
        const verdict = decide(current);
        if (!verdict.ok) return { value: verdict, entries: [] };
        const { next, entries } = verdict.value;
        if (next === "taken")
          await tx`update handover set acknowledged_by = ${by.by}, acknowledged_at = ${by.at} where id = ${id}`;
        else await insertVersion(tx, current.id, next);
        return { value: done(null), entries };
      }),
  };

  async function lock(tx: TransactionSql, incident: string, id: string): Promise<readonly KnownNote[]> {
    await tx`select from handover where id = ${id} for update`;
    return await selectNotes(tx, sealing, tx`h.incident_id = ${incident} and h.id = ${id}`);
  }

  async function insertVersion(tx: TransactionSql, id: HandoverId, made: HandoverVersion): Promise<void> {
    const { version, words, content, by, writtenAt } = made;
    await tx`
      insert into handover_version (handover_id, version, words, by_staff, written_at)
      values (${id}, ${version}, ${sealWords(sealing, { words, content }, placeOf(id, version))}, ${by}, ${writtenAt})`;
  }
}

function placeOf(id: string, version: number): string {
  return `handover ${id} ${version}`;
}

type NoteRow = {
  readonly id: HandoverId;
  readonly incident_id: IncidentId;
  readonly authority_id: AuthorityId;
  readonly number: number;
  readonly since: Date;
  readonly acknowledged_by: StaffId | null;
  readonly acknowledged_at: Date | null;
  readonly acknowledged_by_name: string | null;
};
type VersionRow = {
  readonly handover_id: HandoverId;
  readonly version: number;
  readonly words: Buffer;
  readonly by_staff: StaffId;
  readonly by_name: string | null;
  readonly written_at: Date;
};

async function selectNotes(
  sql: Sql | TransactionSql,
  sealing: KeyObject,
  where: Fragment,
): Promise<readonly KnownNote[]> {
  const rows = await sql<NoteRow[]>`
    select h.*, staff_name(h.acknowledged_by::text) as acknowledged_by_name from handover h
    where ${where} order by h.number desc`;
  const versions = await sql<VersionRow[]>`
    select v.*, staff_name(v.by_staff::text) as by_name from handover_version v
    where v.handover_id = any(${rows.map(({ id }) => id)}::uuid[]) order by v.handover_id, v.version desc`;
  return rows.map((row) => noteOf(row, versions, sealing));
}

function noteOf(row: NoteRow, all: readonly VersionRow[], sealing: KeyObject): KnownNote {
  const versions = all
    .filter(({ handover_id }) => handover_id === row.id)
    .map(({ version, words, by_staff, by_name, written_at }) => ({
      ...openWords<{ readonly words: string; readonly content: HandoverContent }>(
        sealing,
        words,
        placeOf(row.id, version),
      ),
      ...{ version, by: by_staff, byName: by_name ?? "", writtenAt: written_at },
    }));
  const latest = versions[0]!;
  return {
    id: row.id,
    incident: row.incident_id,
    authority: row.authority_id,
    number: row.number,
    since: row.since,
    latest,
    byName: latest.byName,
    acknowledgedBy: row.acknowledged_by,
    acknowledgedAt: row.acknowledged_at,
    acknowledgedByName: row.acknowledged_by_name,
    versions,
  };
}
