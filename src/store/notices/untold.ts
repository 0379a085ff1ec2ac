/** Who has not been told: people without a notice, or with a draft from before the last review that touched them. */
import type { KeyObject } from "node:crypto";
import type { Sql } from "postgres";
import type { AuthorityId, IncidentId, PersonId } from "../../domain/ids.ts";
import type { MentionType, PersonFlag } from "../../domain/mention.ts";
import type { PersonRole, SeverityBand } from "../../domain/person.ts";
import type { ContactPoint } from "../../domain/safe-contact.ts";
import type { Kin } from "../../respond/notices/kindred.ts";
import type { Untold } from "../../respond/notices/notice-store.ts";
import { openPersonFields, personReference } from "../people/person-fields.ts";

export async function selectUntold(
  sql: Sql,
  key: KeyObject,
  incident: IncidentId,
  authority: AuthorityId,
  bands: readonly SeverityBand[],
): Promise<readonly Untold[]> {
  const people = await sql<PersonRow[]>`
    select p.id, p.number, p.role, p.names, p.band, p.categories, p.flags, p.ambiguous, p.reviews,
      (select min(d.earliest) from finding f join document d on d.holding_id = f.holding_id and d.id = f.document
        where f.person_id = p.id) as earliest,
      (select max(d.latest) from finding f join document d on d.holding_id = f.holding_id and d.id = f.document
        where f.person_id = p.id) as latest
    from person p left join notice n on n.person_id = p.id
    where p.incident_id = ${incident} and p.authority_id = ${authority} and p.band = any(${[...bands]})
      and (n.id is null or (n.state in ('held', 'drafted') and n.reviews <> p.reviews))
    order by p.score desc, p.number`;
  const contacts = await contactsOf(sql, key, incident, authority);
  const fields = openPersonFields(key);
  return people.map(({ number, names, earliest, latest, ...person }) => ({
    ...person,
    reference: personReference(number),
    name: names[0] === undefined ? "" : fields.name.open(names[0], person.id, 0),
    years: earliest === null || latest === null ? null : { from: yearOf(earliest), to: yearOf(latest) },
    contacts: contacts.get(person.id) ?? [],
  }));
}

/** `shared`: another person of the incident, of whatever authority, has the same. */
async function contactsOf(
  sql: Sql,
  key: KeyObject,
  incident: IncidentId,
  authority: AuthorityId,
): Promise<ReadonlyMap<PersonId, readonly ContactPoint[]>> {
  const rows = await sql<ContactRow[]>`
    with held as (
      select c.kind, c.hash, count(distinct c.person_id) > 1 as shared
      from contact_point c join person p on p.id = c.person_id where p.incident_id = ${incident}
      group by c.kind, c.hash
    )
    select c.person_id, c.ordinal, c.kind, c.value, held.shared
    from contact_point c join person p on p.id = c.person_id join held on held.kind = c.kind and held.hash = c.hash
    where p.incident_id = ${incident} and p.authority_id = ${authority}
    order by c.person_id, c.ordinal`;
  const fields = openPersonFields(key);
  const contacts = new Map<PersonId, ContactPoint[]>();
  for (const { person_id, ordinal, kind, value, shared } of rows) {
    const own = contacts.get(person_id) ?? [];
    own.push({ kind, value: fields.contact.open(value, person_id, ordinal), shared });
    contacts.set(person_id, own);
  }
  return contacts;
}

/** Names and ways to reach them of all people of the incident, whichever authority's: read for the gate, shown to nobody. */
export async function selectEverybody(
  sql: Sql,
  key: KeyObject,
  incident: IncidentId,
): Promise<readonly Kin[]> {
  const fields = openPersonFields(key);
  const rows = await sql<KinRow[]>`
    select p.id, p.names, p.flags, coalesce(n.state <> 'withdrawn', false) as told,
      array(select c.value from contact_point c where c.person_id = p.id order by c.ordinal) as contacts,
      array(select c.ordinal from contact_point c where c.person_id = p.id order by c.ordinal) as ordinals
    from person p left join notice n on n.person_id = p.id and n.state <> 'held'
    where p.incident_id = ${incident} order by p.number`;
  return rows.map(({ id, names, flags, told, contacts, ordinals }) => ({
    id,
    flags,
    told,
    name: names[0] === undefined ? "" : fields.name.open(names[0], id, 0),
    contacts: contacts.map((value, at) => fields.contact.open(value, id, ordinals[at]!)),
  }));
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

type PersonRow = {
  readonly id: PersonId;
  readonly number: number;
  readonly role: PersonRole;
  readonly names: readonly Buffer[];
  readonly band: SeverityBand;
  readonly categories: readonly MentionType[];
  readonly flags: readonly PersonFlag[];
  readonly ambiguous: boolean;
  readonly reviews: number;
  readonly earliest: string | null;
  readonly latest: string | null;
};

type KinRow = {
  readonly id: PersonId;
  readonly names: readonly Buffer[];
  readonly flags: readonly PersonFlag[];
  readonly told: boolean;
  readonly contacts: readonly Buffer[];
  readonly ordinals: readonly number[];
};

type ContactRow = {
  readonly person_id: PersonId;
  readonly ordinal: number;
  readonly kind: ContactPoint["kind"];
  readonly value: Buffer;
  readonly shared: boolean;
};
