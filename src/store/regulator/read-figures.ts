/** The figures of one authority's report, counted in the register. */
import type { Sql } from "postgres";
import type { MentionType } from "../../domain/people/mention.ts";
import type { Figures, Fullest, Unread } from "../../domain/report/figures.ts";
import type { FigureStore, Own } from "../../respond/report/report-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { isUuid } from "../alter.ts";
import { hashBytes } from "../hash-bytes.ts";
import { lookupKeyOf } from "../keys/lookup-key.ts";

/** Authorities of incidents whose figures are remembered. */
const remembered = 64;

export function openFigureStore(sql: Sql, ring: KeyRing): FigureStore {
  const known = new Map<string, { readonly mark: string; readonly figures: Figures }>();
  return {
    /** Counted anew only where something was reviewed, loaded or deleted since: between reviews nothing else changes them. */
    async figures(of) {
      const key = `${of.incident} ${of.authority}`;
      const mark = await markOf(sql, of);
      const before = known.get(key);
      if (before?.mark === mark) return before.figures;
      const figures = await readFigures(sql, of);
      known.delete(key);
      known.set(key, { mark, figures });
      if (known.size > remembered) known.delete(known.keys().next().value!);
      return figures;
    },

    async inShort({ incident, authority }) {
      if (!isUuid(incident)) return { people: 0, places: 0, unread: 0 };
      const [row] = await sql<
        [{ readonly people: number; readonly places: number; readonly unread: number }]
      >`
        select count(*)::int as people, coalesce(sum(places), 0)::int as places,
          ((select coalesce(sum(n), 0) from (${unreadByType(sql, { incident, authority })}) u)
            + (select coalesce(sum(files), 0) from (${unreviewed(sql, { incident, authority })}) r))::int as unread
        from person where incident_id = ${incident} and authority_id = ${authority}`;
      return row;
    },

    peopleByWord: (of, words) => ring.reading(() => peopleByWord(sql, ring, of, words)),
  };
}

/** Another after each write to a holding of the incident, and after each deletion. */
async function markOf(sql: Sql, { incident }: Own): Promise<string> {
  if (!isUuid(incident)) return "";
  const [row] = await sql<[{ readonly mark: string }]>`
    select concat_ws(' ',
      (select string_agg(h.id || ':' || h.xmin::text, ',' order by h.id) from holding h where h.incident_id = ${incident}),
      (select count(*) from request where incident_id = ${incident} and verb = 'data.delete' and state = 'carried-out')) as mark`;
  return row.mark;
}

async function readFigures(sql: Sql, of: Own): Promise<Figures> {
  const own = sql`incident_id = ${isUuid(of.incident) ? of.incident : null} and authority_id = ${of.authority}`;
  const [people] = await sql<[PeopleRow]>`
    select count(*)::int as people, count(*) filter (where deleted_at is not null)::int as deleted,
      count(*) filter (where ambiguous)::int as uncertain, count(*) filter (where 'deceased' = any(flags))::int as deceased,
      coalesce(sum(places), 0)::int as places, count(*) filter (where role = 'staff')::int as staff,
      count(*) filter (where role = 'subject')::int as subjects,
      count(*) filter (where 'child' = any(flags))::int as children,
      count(*) filter (where 'at-risk' = any(flags) and not 'child' = any(flags))::int as "atRiskAdults",
      count(*) filter (where 'upn' = any(categories))::int as pupils
    from person where ${own}`;
  const categories = await sql<{ readonly type: MentionType; readonly people: number }[]>`
    select category as type, count(*)::int as people from person, unnest(categories) as category
    where ${own} group by category order by category`;
  // Grouped twice: counting distinct people in one go would sort all findings.
  const filled = await sql<({ readonly type: string; readonly documents: number } & Fullest)[]>`
    with own as materialized (
      select id from person where incident_id = ${isUuid(of.incident) ? of.incident : null} and authority_id = ${of.authority}),
    met as (
      select f.holding_id, f.document, f.person_id, count(*) as places from finding f
      where f.person_id in (select id from own) group by f.holding_id, f.document, f.person_id),
    filled as (
      select holding_id, document, count(*) as people, sum(places) as places from met group by holding_id, document)
    select d.type, count(*)::int as documents, max(n.people)::int as people, max(n.places)::int as places
    from filled n join document d on d.holding_id = n.holding_id and d.id = n.document
    group by d.type`;
  const unread = await sql<{ readonly type: string; readonly n: number }[]>`
    select type, n from (${unreadByType(sql, of)}) u order by type`;
  const [waiting] = await sql<
    [{ readonly holdings: number; readonly files: number; readonly unlisted: number }]
  >`
    select count(*)::int as holdings, coalesce(sum(files), 0)::int as files,
      count(*) filter (where files = 0)::int as unlisted
    from (${unreviewed(sql, of)}) r`;
  const [years] = await sql<[{ readonly from: string | null; readonly to: string | null }]>`
    select left(min(d.earliest), 4) as from, left(max(d.latest), 4) as to from document d join holding h on h.id = d.holding_id
    where h.incident_id = ${isUuid(of.incident) ? of.incident : null} and d.authority_id = ${of.authority}`;
  const { staff, subjects, children, atRiskAdults, pupils, ...counts } = people;
  const fullestOf = (type: string): Fullest | null => {
    const row = filled.find((line) => line.type === type);
    return row === undefined ? null : { people: row.people, places: row.places };
  };
  return {
    ...counts,
    documents: filled.reduce((sum, { documents }) => sum + documents, 0),
    groups: { staff, subjects, children, atRiskAdults, pupils },
    categories: [...categories],
    unread: unread.map(({ type, n }): Unread => ({ type, documents: n, fullest: fullestOf(type) })),
    unreviewed: waiting,
    fullest:
      filled.length === 0
        ? null
        : {
            people: Math.max(...filled.map((line) => line.people)),
            places: Math.max(...filled.map((line) => line.places)),
          },
    years: years.from === null || years.to === null ? null : { from: years.from, to: years.to },
  };
}

/** Copies hold whom the first of them holds; what is empty, or belongs to the system, holds nobody. */
function unreadByType(sql: Sql, { incident, authority }: Own) {
  return sql`
    select d.type, count(*)::int as n from document d join holding h on h.id = d.holding_id
    where h.incident_id = ${isUuid(incident) ? incident : null} and d.authority_id = ${authority} and d.duplicate_of is null
      and (d.outcome not in ('readable', 'empty', 'junk') or d.partial)
    group by d.type`;
}

/** Holdings in which the authority may have files, and whose people nobody has been told of yet. */
function unreviewed(sql: Sql, { incident, authority }: Own) {
  return sql`
    select h.files_known::int as files from holding h
    where h.incident_id = ${isUuid(incident) ? incident : null} and h.reviewed_at is null and h.deleted_at is null
      and (h.default_controller = ${authority} or exists (
        select from holding_controller c where c.holding_id = h.id and c.authority_id = ${authority}))`;
}

async function peopleByWord(
  sql: Sql,
  ring: KeyRing,
  { incident, authority }: Own,
  words: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const key = lookupKeyOf(ring, incident);
  if (key === null || words.length === 0 || !isUuid(incident)) return new Map();
  const byHex = new Map(words.map((word) => [hashBytes("search", word, key).toString("hex"), word]));
  const rows = await sql<{ readonly hex: string; readonly person: string }[]>`
    select encode(s.hash, 'hex') as hex, s.person_id as person
    from person_search s join person p on p.id = s.person_id
    where p.incident_id = ${incident} and p.authority_id = ${authority}
      and s.hash = any(array(select decode(h, 'hex') from unnest(${[...byHex.keys()]}::text[]) as h))`;
  const found = new Map<string, Set<string>>();
  for (const { hex, person } of rows) {
    const word = byHex.get(hex)!;
    const all = found.get(word) ?? new Set();
    found.set(word, all.add(person));
  }
  return found;
}

type PeopleRow = {
  readonly people: number;
  readonly deleted: number;
  readonly uncertain: number;
  readonly deceased: number;
  readonly places: number;
  readonly staff: number;
  readonly subjects: number;
  readonly children: number;
  readonly atRiskAdults: number;
  readonly pupils: number;
};
