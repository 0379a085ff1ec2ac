/** One page of the register: searched by hashed words, filtered, sorted; only the page's own names are opened. */
import type { KeyObject } from "node:crypto";
import type { Sql } from "postgres";
import type { AuthorityId, PersonId } from "../../domain/ids.ts";
import type { NoticeState } from "../../domain/notices/notice.ts";
import type { MentionType, PersonFlag } from "../../domain/people/mention.ts";
import type { PersonRole, SeverityBand } from "../../domain/people/person.ts";
import type { PeoplePage, PeopleQuery, PersonRow } from "../../respond/desk/people/people-reading.ts";
import { nearWords } from "../../respond/people/near-words.ts";
import { readSearch } from "../../respond/people/search-words.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { isUuid } from "../alter.ts";
import { hashBytes } from "../hash-bytes.ts";
import { lookupKeyOf } from "../keys/lookup-key.ts";
import type { NoticesOfPeople } from "./notices-of-people.ts";
import { openPersonFields, personKey, personReference } from "./person-fields.ts";

const usualSize = 50;
const largestSize = 100;

export async function readPeoplePage(
  sql: Sql,
  ring: KeyRing,
  notices: NoticesOfPeople,
  authority: AuthorityId,
  query: PeopleQuery,
  size = usualSize,
): Promise<PeoplePage> {
  if (!isUuid(query.incident)) return { rows: [], total: 0, page: 1, pages: 1, hidden: 0 };
  const exact = await readPage(sql, ring, notices, authority, query, size, (word) => [word]);
  if (exact.total > 0 || (query.text ?? "").trim() === "") return exact;
  const near = await readPage(sql, ring, notices, authority, query, size, nearWords);
  return { ...near, hidden: exact.hidden, near: near.total > 0 };
}

/** What a typed word may stand for: itself, or what is near it too. */
type Meant = (word: string) => readonly string[];

async function readPage(
  sql: Sql,
  ring: KeyRing,
  notices: NoticesOfPeople,
  authority: AuthorityId,
  query: PeopleQuery,
  size: number,
  meant: Meant,
): Promise<PeoplePage> {
  const where = matching(sql, ring, query, meant);
  const from = sql`person p left join (${notices(sql)}) n on n.person_id = p.id`;
  const [counts] = await sql<[{ readonly total: number; readonly hidden: number }]>`
    select count(*)::int as total, people_elsewhere(${query.incident}, ${authority}) as hidden
    from ${from} where ${where} and p.authority_id = ${authority}`;
  const pageSize = Math.min(Math.max(1, Math.trunc(size)), largestSize);
  const pages = Math.max(1, Math.ceil(counts.total / pageSize));
  const page = Math.min(Math.max(1, Math.trunc(query.page) || 1), pages);
  // Sorted by what is small, so that a hundred thousand people are; the rest is read for the page alone.
  const rows = await sql<ListRow[]>`
    select p.id, p.number, p.names[1] as name, p.seal_key as "sealKey", p.role, p.score, p.band, p.categories, p.flags,
      p.ambiguous, p.places, p.more_found as "moreFound", n.state as notice
    from (
      select p.id from ${from} where ${where} and p.authority_id = ${authority}
      order by ${orderOf(sql, query)} limit ${pageSize} offset ${pageSize * (page - 1)}
    ) listed join person p on p.id = listed.id left join (${notices(sql)}) n on n.person_id = p.id
    order by ${orderOf(sql, query)}`;
  return { ...counts, page, pages, rows: rows.map((row) => personRowOf(row, ring)) };
}

export function matching(sql: Sql, ring: KeyRing, query: Omit<PeopleQuery, "sort" | "page">, meant: Meant) {
  const { incident, text = "", band, category, role, flag, notice } = query;
  const all = [sql`p.incident_id = ${incident} and p.deleted_at is null`];
  if (text.trim() !== "") all.push(found(sql, lookupKeyOf(ring, incident), text, meant));
  if (band !== undefined) all.push(sql`p.band = ${band}`);
  if (category !== undefined) all.push(sql`${category} = any(p.categories)`);
  if (role !== undefined) all.push(sql`p.role = ${role}`);
  if (flag === "uncertain") all.push(sql`p.ambiguous`);
  else if (flag !== undefined) all.push(sql`${flag} = any(p.flags)`);
  if (notice === "none") all.push(sql`n.state is null`);
  else if (notice !== undefined) all.push(sql`n.state = ${notice}`);
  return all.reduce((joined, next) => sql`${joined} and ${next}`);
}

/** All of the words, whole; a search of which nothing is left after folding finds nobody. */
function found(sql: Sql, lookupKey: KeyObject | null, text: string, meant: Meant) {
  const { words, numbers } = readSearch(text);
  if (words.length === 0 && numbers.length === 0) return sql`false`;
  if (words.length > 0 && lookupKey === null) return sql`false`;
  // One condition for each word, so that the rarest of them can lead.
  const byWord = words.map((word) => {
    const hashes = meant(word).map((one) => hashBytes("search", one, lookupKey!));
    const hexes = hashes.map((hash) => hash.toString("hex"));
    // A single one is compared as it is: its plan knows how rare the word is.
    const wanted =
      hashes.length === 1
        ? sql`${hashes[0]!}`
        : sql`any(array(select decode(h, 'hex') from unnest(${hexes}::text[]) as h))`;
    return sql`p.id in (select s.person_id from person_search s where s.hash = ${wanted})`;
  });
  const byNumber = numbers.length === 0 ? [] : [sql`p.number = any(${[...numbers]}::int[])`];
  return [...byWord, ...byNumber].reduce((joined, next) => sql`${joined} and ${next}`);
}

function orderOf(sql: Sql, { sort }: PeopleQuery) {
  if (sort === "places") return sql`p.places desc, p.number`;
  if (sort === "risk") {
    return sql`'at-risk' = any(p.flags) desc, p.score desc, p.flags <> '{}' desc, p.number`;
  }
  return sort === "reference" ? sql`p.number` : sql`p.score desc, p.number`;
}

export type ListRow = {
  readonly id: PersonId;
  readonly number: number;
  /** The first name, sealed; null where none was found. */
  readonly name: Buffer | null;
  readonly sealKey: Buffer | null;
  readonly role: PersonRole;
  readonly score: number;
  readonly band: SeverityBand;
  readonly categories: readonly MentionType[];
  readonly flags: readonly PersonFlag[];
  readonly ambiguous: boolean;
  readonly places: number;
  readonly moreFound: boolean;
  readonly notice: NoticeState | null;
};

export function personRowOf(row: ListRow, ring: KeyRing): PersonRow {
  const { id, role, categories, flags, ambiguous, places, moreFound, notice } = row;
  return {
    ...{ id, role, categories, flags, ambiguous, places, moreFound, notice },
    reference: personReference(row.number),
    name:
      row.name === null ? "" : openPersonFields(id, personKey(ring, id, row.sealKey)).name.open(row.name, 0),
    severity: { score: row.score, band: row.band },
  };
}
