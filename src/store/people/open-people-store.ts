/** The register of people in SQL. */
import type { Sql } from "postgres";
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import type { MentionType } from "../../domain/people/mention.ts";
import type { SeverityBand } from "../../domain/people/person.ts";
import type { PeopleCounts } from "../../respond/desk/people/people-reading.ts";
import type { PeopleStore } from "../../respond/ports.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { isUuid } from "../alter.ts";
import type { NoticesOfPeople } from "./notices-of-people.ts";
import { readPeoplePage } from "./people-page.ts";
import { readPerson } from "./read-person.ts";
import { registerPeople } from "./register-people.ts";

export function openPeopleStore(sql: Sql, ring: KeyRing, notices: NoticesOfPeople): PeopleStore {
  return {
    register: registerPeople(sql, ring, notices),
    page: (authority, query, size) =>
      ring.reading(() => readPeoplePage(sql, ring, notices, authority, query, size)),
    person: (id) => ring.reading(() => readPerson(sql, ring, notices, id)),
    counts: (incident, authority) => countPeople(sql, notices, incident, authority),

    async categories(incident) {
      if (!isUuid(incident)) return [];
      return await sql<{ readonly authority: AuthorityId; readonly type: MentionType | null }[]>`
        select distinct found.type, p.authority_id as authority
        from person p left join lateral unnest(p.categories) as found(type) on true
        where p.incident_id = ${incident} order by 1, 2`;
    },
  };
}

async function countPeople(
  sql: Sql,
  notices: NoticesOfPeople,
  incident: IncidentId,
  authority: AuthorityId,
): Promise<PeopleCounts> {
  const own = sql`p.incident_id = ${incident} and p.authority_id = ${authority} and p.deleted_at is null`;
  const [bands, byAuthority, told] = await Promise.all([
    sql<{ readonly band: SeverityBand; readonly people: number; readonly flagged: number }[]>`
      select p.band, count(*)::int as people, count(*) filter (where p.flags <> '{}')::int as flagged
      from person p where ${own} group by p.band`,
    sql<{ readonly authority: AuthorityId; readonly known: number; readonly told: number }[]>`
      select authority, known, told from people_by_authority(${incident})`,
    sql<{ readonly band: SeverityBand; readonly state: string; readonly people: number }[]>`
      select p.band, n.state, count(*)::int as people from person p join (${notices(sql)}) n on n.person_id = p.id
      where ${own} group by p.band, n.state`,
  ]);
  const byBand = { low: 0, medium: 0, high: 0, "very-high": 0 };
  for (const { band, people } of bands) byBand[band] = people;
  const ofBand = (band: SeverityBand) => statesOf(told.filter((one) => one.band === band));
  return {
    total: bands.reduce((sum, { people }) => sum + people, 0),
    hidden: byAuthority.reduce((sum, one) => sum + (one.authority === authority ? 0 : one.known), 0),
    byAuthority: [...byAuthority],
    byBand,
    flagged: bands.reduce((sum, { flagged }) => sum + flagged, 0),
    notices: statesOf(told),
    noticesByBand: {
      ...{ low: ofBand("low"), medium: ofBand("medium") },
      ...{ high: ofBand("high"), "very-high": ofBand("very-high") },
    },
  };
}

function statesOf(told: readonly { readonly state: string; readonly people: number }[]) {
  const states: Record<string, number> = {};
  for (const { state, people } of told) states[state] = (states[state] ?? 0) + people;
  return states;
}
