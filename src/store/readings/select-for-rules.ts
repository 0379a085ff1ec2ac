/** What the rules for odd patterns look at: readings, vain searches, and what staff did besides reading. */
import type { KeyObject } from "node:crypto";
import type { Sql } from "postgres";
import type { AuthorityId, IncidentId, PersonId, StaffId } from "../../domain/ids.ts";
import type { Deed, PersonRead, Search } from "../../domain/staff/odd-reading.ts";
import { readSearch } from "../../respond/people/search-words.ts";
import type { ReadingStore } from "../../respond/readings/reading-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { hashBytes } from "../hash-bytes.ts";
import { lookupKeyOf } from "../keys/lookup-key.ts";
import { referenceOf } from "./reads-page.ts";

export async function selectForRules(
  sql: Sql,
  ring: KeyRing,
  authority: AuthorityId,
  incident: IncidentId,
  since: Date,
): ReturnType<ReadingStore["forRules"]> {
  const rows = await sql<ReadRow[]>`
    select r.staff_id as staff, r.task_id as task, r.kind, r.at, r.authority_id as "readerAuthority", p.person_id as person,
      p.authority_id as controller, coalesce('at-risk' = any(q.flags), false) as "atRisk", q.number, n.state as notice
    from reading r join person_read p on p.reading_id = r.id left join person q on q.id = p.person_id
      left join notice n on n.person_id = p.person_id and n.ordinal = 1
    where r.incident_id = ${incident} and r.at >= ${since} and r.kind not in ('people.listed', 'notice.listed')
      and (r.authority_id = ${authority} or p.authority_id = ${authority})`;
  const searches = await sql<Search[]>`
    select staff_id as staff, at, found from reading
    where incident_id = ${incident} and authority_id = ${authority} and at >= ${since} and searched`;
  const deeds = await sql<Deed[]>`
    select l.leaf::jsonb ->> 'actor' as staff, (l.leaf::jsonb ->> 'written')::timestamptz as at,
      coalesce(n.person_id::text, substring(l.leaf::jsonb ->> 'subject' from '^person:(.*)$')) as person
    from ledger_entry l left join notice n on l.leaf::jsonb ->> 'subject' = 'notice:' || n.id
    where l.incident = ${incident} and l.position is not null and l.leaf::jsonb ->> 'actor' <> 'system'
      and l.verb !~ '^(people|person|letter|values|task|staff)\.' and l.verb not in ('notice.listed', 'notice.read')
      and (l.leaf::jsonb ->> 'written')::timestamptz >= ${since}`;
  const alike = await likeReaders(sql, lookupKeyOf(ring, incident), rows);
  const names = await namesOf(sql, rows, searches);
  return {
    reads: rows.map(({ number: _, ...read }) => ({
      ...read,
      likeReader: alike.has(`${read.staff} ${read.person}`),
    })),
    searches: [...searches],
    deeds: [...deeds],
    names,
    references: new Map(
      rows.flatMap(({ person, number }) => (number === null ? [] : [[person, referenceOf(number)] as const])),
    ),
  };
}

/** Found by the keyed hashes that the register is searched by: nobody's name is opened for it. */
async function likeReaders(
  sql: Sql,
  key: KeyObject | null,
  rows: readonly ReadRow[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(rows.map(({ staff }) => staff))];
  if (key === null || ids.length === 0) return new Set();
  const readers = await sql<{ readonly id: StaffId; readonly name: string; readonly email: string }[]>`
    select id, name, email from staff where id = any(${ids}::uuid[])`;
  const alike = new Set<string>();
  for (const { id, name, email } of readers) {
    const words = [readSearch(name).words.at(-1) ?? "", email].filter((word) => word !== "");
    const hexes = words.map((word) => hashBytes("search", word, key).toString("hex"));
    const read = [...new Set(rows.filter(({ staff }) => staff === id).map(({ person }) => person))];
    const found = await sql<{ readonly person: PersonId }[]>`
      select distinct person_id as person from person_search
      where person_id = any(${read}::uuid[]) and hash = any(array(select decode(h, 'hex') from unnest(${hexes}::text[]) as h))`;
    for (const { person } of found) alike.add(`${id} ${person}`);
  }
  return alike;
}

async function namesOf(
  sql: Sql,
  reads: readonly { readonly staff: StaffId }[],
  searches: readonly { readonly staff: StaffId }[],
): Promise<ReadonlyMap<StaffId, string>> {
  const ids = [...new Set([...reads, ...searches].map(({ staff }) => staff))];
  const rows = await sql<{ readonly id: StaffId; readonly name: string }[]>`
    select id, staff_name(id::text) as name from unnest(${ids}::uuid[]) as id`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type ReadRow = Omit<PersonRead, "likeReader"> & { readonly number: number | null };
