/** What a query of the timeline finds: first by which keys and in which order, then the rows of one page. */
import type { KeyObject } from "node:crypto";
import type { Fragment, Sql } from "postgres";
import type { AuthorityId, LineId } from "../../domain/ids.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import { knownSubjects, subjectsOf, verbsAround, verbsElsewhere } from "../../domain/timeline/kinds.ts";
import type { TimelineQuery, TimelineRow } from "../../respond/timeline/timeline-row.ts";
import { type EntryRow, entryOfRow } from "../ledger/read-ledger.ts";
import { selectLines, writtenLine } from "./line-row.ts";
import { openLine } from "./line-words.ts";

type Query = Omit<TimelineQuery, "page">;
type Key = { readonly key: string; readonly at: string };

export async function readKeys(
  sql: Sql,
  sealing: KeyObject,
  incident: Incident,
  authority: AuthorityId,
  query: Query,
  /** Null: all of them. */
  limit: number | null,
  offset: number,
): Promise<{ readonly keys: readonly Key[]; readonly total: number }> {
  const said = query.words === undefined ? null : await linesThatSay(sql, sealing, incident, query.words);
  const order = query.order === "newest" ? sql`desc` : sql`asc`;
  const pinned =
    query.pinned === true
      ? sql`and exists (select from timeline_pin p where p.incident_id = ${incident.id}
          and p.authority_id = ${authority} and p.key = f.key)`
      : sql``;
  const rows = await sql<(Key & { readonly total: number })[]>`
    select f.key, f.at, count(*) over ()::int as total from (
      select 'entry:' || e.position + 1 as key, e.happened as at, e.position from ledger_entry e
        where e.incident = ${incident.id} and ${entriesOf(sql, query)}
      union all
      select 'entry:' || e.position + 1, e.happened, e.position from ledger_entry e
        where e.incident is null and e.verb = any(${[...verbsAround]})
          and e.happened >= ${incident.declaredAt.toISOString()}
          and e.leaf::jsonb -> 'detail' ->> 'authority' = any(${incident.involved.map((one) => one.authority)})
          and ${entriesOf(sql, query)}
      union all
      ${linesOf(sql, incident, query, said)}
    ) f where true ${pinned} order by f.at ${order}, f.position ${order} nulls last, f.key limit ${limit} offset ${offset}`;
  return { keys: rows, total: rows[0]?.total ?? 0 };
}

function entriesOf(sql: Sql, { authority, kind, by, from, until, words, verbs = [] }: Query): Fragment {
  const subjects = kind === undefined ? [] : subjectsOf(kind);
  const like = `%${(words ?? "").replace(/[\\%_]/gu, "\\$&")}%`;
  return sql`e.position is not null and e.verb <> all(${[...verbsElsewhere]})
    ${authority === undefined ? sql`` : sql`and e.leaf::jsonb -> 'detail' ->> 'authority' = ${authority}`}
    ${kind === undefined ? sql`` : subjects === null ? sql`and split_part(e.verb, '.', 1) <> all(${[...knownSubjects]})` : sql`and split_part(e.verb, '.', 1) = any(${[...subjects]})`}
    ${by === undefined ? sql`` : sql`and e.leaf::jsonb ->> 'actor' = ${by}`}
    ${from === undefined ? sql`` : sql`and e.happened >= ${from.toISOString()}`}
    ${until === undefined ? sql`` : sql`and e.happened < ${until.toISOString()}`}
    ${
      words === undefined
        ? sql``
        : sql`and (e.leaf ilike ${like} or e.verb = any(${[...verbs]})
            or staff_name(e.leaf::jsonb ->> 'actor') ilike ${like})`
    }`;
}

function linesOf(
  sql: Sql,
  { id }: Incident,
  { authority, kind, by, from, until }: Query,
  said: readonly string[] | null,
): Fragment {
  return sql`select 'line:' || l.id, to_char(l.happened at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), null::bigint
    from timeline_line l
    where l.incident_id = ${id} and ${isLatest(sql)}
      ${kind === undefined || kind === "by-hand" ? sql`` : sql`and false`}
      ${authority === undefined ? sql`` : sql`and l.authority_id = ${authority}`}
      ${by === undefined ? sql`` : sql`and l.by_staff::text = ${by}`}
      ${from === undefined ? sql`` : sql`and l.happened >= ${from}`}
      ${until === undefined ? sql`` : sql`and l.happened < ${until}`}
      ${said === null ? sql`` : sql`and l.id::text = any(${[...said]})`}`;
}

function isLatest(sql: Sql): Fragment {
  return sql`not exists (select from timeline_line n where n.id = l.id and n.version > l.version)`;
}

/** The words lie sealed: whoever looks for one opens those that they may read. */
async function linesThatSay(
  sql: Sql,
  sealing: KeyObject,
  { id }: Incident,
  words: string,
): Promise<readonly string[]> {
  const wanted = words.toLowerCase();
  const rows = await sql<{ id: string; version: number; words: Buffer; author: string | null }[]>`
    select l.id, l.version, l.words, staff_name(l.by_staff::text) as author from timeline_line l
    where l.incident_id = ${id} and ${isLatest(sql)}`;
  return rows
    .filter((row) => {
      const { what, source } = openLine(sealing, row.words, row);
      return [what, source, row.author ?? ""].some((text) => text.toLowerCase().includes(wanted));
    })
    .map((row) => row.id);
}

/** In the order of the keys. */
export async function readRows(
  sql: Sql,
  sealing: KeyObject,
  { id }: Incident,
  authority: AuthorityId,
  keys: readonly Key[],
): Promise<readonly TimelineRow[]> {
  const of = (kind: string) =>
    keys.filter(({ key }) => key.startsWith(kind)).map(({ key }) => key.slice(kind.length));
  const positions = of("entry:").map((sequence) => Number(sequence) - 1);
  const [entries, lines, pins] = await Promise.all([
    sql<(EntryRow & { readonly actor_name: string | null; readonly corrected_by: readonly LineId[] })[]>`
      select e.leaf, e.position, e.hash, staff_name(e.leaf::jsonb ->> 'actor') as actor_name, coalesce((
        select array_agg(l.id::text order by l.written_at) from timeline_line l where l.corrects = e.position + 1
          and l.incident_id = ${id} and not l.struck and ${isLatest(sql)}), '{}') as corrected_by
      from ledger_entry e where e.position = any(${positions}::bigint[])`,
    selectLines(sql, sql`l.id = any(${of("line:")}::uuid[]) and ${isLatest(sql)}`),
    sql<{ readonly key: string }[]>`
      select key from timeline_pin where incident_id = ${id} and authority_id = ${authority}`,
  ]);
  const pinned = new Set(pins.map(({ key }) => key));
  const found = new Map<string, TimelineRow>();
  for (const { actor_name, corrected_by, ...row } of entries) {
    const entry = entryOfRow(row);
    const key = `entry:${entry.sequence}`;
    const at = new Date(entry.happened ?? entry.written);
    const shown = { actorName: actor_name ?? "Candour", correctedBy: corrected_by };
    found.set(key, { kind: "entry", key, at, pinned: pinned.has(key), entry, ...shown });
  }
  for (const row of lines) {
    const key = `line:${row.id}`;
    const line = writtenLine(sealing, row);
    found.set(key, { kind: "line", key, at: row.happened, pinned: pinned.has(key), line });
  }
  return keys.flatMap(({ key }) => found.get(key) ?? []);
}
