/** The timeline in SQL: entries of the ledger and lines by hand, in one order. */
import type { Sql, TransactionSql } from "postgres";
import type { Incident } from "../../domain/incident/incident.ts";
import { done, failed, type Outcome, type Problem } from "../../domain/outcome.ts";
import type { Verdict, Change as Writer } from "../../respond/ports.ts";
import type { Actor, WrittenLine } from "../../respond/timeline/timeline-row.ts";
import type { NewLine, TimelineStore } from "../../respond/timeline/timeline-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { type LineRow, selectLines, writtenLine } from "./line-row.ts";
import { sealLine } from "./line-words.ts";
import { readKeys, readRows } from "./read-timeline.ts";

const pageSize = 50;
/** Of an export: as many at once. */
const step = 500;

export function openTimelineStore(sql: Sql, ring: KeyRing): TimelineStore {
  const sealing = ring.derived("staff");
  return {
    async page(incident, authority, query) {
      const offset = pageSize * (query.page - 1);
      const { keys, total } = await readKeys(sql, sealing, incident, authority, query, pageSize, offset);
      return { rows: await readRows(sql, sealing, incident, authority, keys), total };
    },

    async *rows(incident, authority, query) {
      // All keys at once, so that what is written meanwhile shifts nothing; they are small.
      const { keys } = await readKeys(sql, sealing, incident, authority, query, null, 0);
      for (let from = 0; from < keys.length; from += step)
        yield await readRows(sql, sealing, incident, authority, keys.slice(from, from + step));
    },

    async actors({ id }) {
      return await sql<Actor[]>`
        select actor as id, coalesce(staff_name(actor), 'Candour') as name from (
          select distinct leaf::jsonb ->> 'actor' as actor from ledger_entry
            where incident = ${id} and position is not null
          union select by_staff::text from timeline_line where incident_id = ${id}) a
        order by 2, 1`;
    },

    versions: async ({ id: incident }, id) =>
      isUuid(id) ? (await lines(sql, incident, id)).map((row) => writtenLine(sealing, row)) : [],

    async hasEntry({ id }, sequence) {
      const rows = await sql`
        select from ledger_entry where incident = ${id} and position = ${sequence - 1}`;
      return rows.length === 1;
    },

    add: (by, line, entries) =>
      change(sql, actorOf(by), async (tx) => {
        await insertLine(tx, line, sealLine(sealing, line, line));
        return { value: undefined, entries };
      }),

    correct: <P extends Problem>(
      by: Writer,
      { id: incident }: Incident,
      id: string,
      decide: (current: WrittenLine) => Verdict<NewLine, P>,
    ) =>
      change<Outcome<NewLine, P | { readonly kind: "not-there" }>>(sql, actorOf(by), async (tx) => {
        if (!isUuid(id)) return { value: failed({ kind: "not-there" }), entries: [] };
        // Rows are only ever added, so the line itself is what whoever comes second waits for.
        await tx`select pg_advisory_xact_lock(hashtextextended(${`timeline line ${id}`}, 0))`;
        const [latest] = await lines(tx, incident, id);
        if (latest === undefined) return { value: failed({ kind: "not-there" }), entries: [] };
        const verdict = decide(writtenLine(sealing, latest));
        if (!verdict.ok) return { value: verdict, entries: [] };
        const { next, entries } = verdict.value;
        await insertLine(tx, next, sealLine(sealing, next, next));
        return { value: done(next), entries };
      }),

    pin: (by, { incident, authority, key, on }, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const { count } = on
          ? await tx`
              insert into timeline_pin (incident_id, authority_id, key, by_staff, at)
              select ${incident.id}, ${authority}, ${key}, ${by.by}, ${by.at} where ${await isThere(tx, incident, key)}
              on conflict do nothing`
          : await tx`
              delete from timeline_pin
              where incident_id = ${incident.id} and authority_id = ${authority} and key = ${key}`;
        return { value: count === 1, entries: count === 1 ? entries : [] };
      }),
  };
}

function lines(sql: Sql | TransactionSql, incident: string, id: string): Promise<readonly LineRow[]> {
  return selectLines(sql, sql`l.incident_id = ${incident} and l.id = ${id}`);
}

async function isThere(tx: TransactionSql, { id }: Incident, key: string): Promise<boolean> {
  const [kind, what = ""] = key.split(":");
  if (kind === "line" && !isUuid(what)) return false;
  const rows =
    kind === "entry"
      ? await tx`select from ledger_entry where position = ${Number(what) - 1}`
      : await tx`select from timeline_line where incident_id = ${id} and id = ${what} limit 1`;
  return rows.length > 0;
}

async function insertLine(tx: TransactionSql, line: NewLine, words: Buffer): Promise<void> {
  await tx`
    insert into timeline_line (id, version, incident_id, authority_id, reach, corrects, happened, zone, exactness, words,
      struck, reasons, by_staff, written_at)
    values (${line.id}, ${line.version}, ${line.incident}, ${line.authority}, ${line.reach}, ${line.corrects},
      ${line.happened}, ${line.zone}, ${line.exactness}, ${words}, ${line.struck}, ${line.reasons}, ${line.by},
      ${line.writtenAt})`;
}
