/** Who has not been told: people without a notice, or with a draft from before the last review that touched them. */
import type { Sql } from "postgres";
import { unopened } from "../../domain/documents/unopened.ts";
import type { AuthorityId, IncidentId, PersonId } from "../../domain/ids.ts";
import type { NoticeFormat } from "../../domain/notices/notice.ts";
import type { ContactPoint } from "../../domain/notices/safe-contact.ts";
import type { MentionType, PersonFlag } from "../../domain/people/mention.ts";
import type { PersonRole, SeverityBand } from "../../domain/people/person.ts";
import type { Kin } from "../../respond/notices/kindred.ts";
import type { Untold } from "../../respond/notices/notice-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { isKeptFrom, keptApart } from "../gate/kept-apart.ts";
import { openPersonFields, personKey, personReference } from "../people/person-fields.ts";
import { suppressedAmong } from "../suppression/suppressed.ts";

export async function selectUntold(
  sql: Sql,
  ring: KeyRing,
  incident: IncidentId,
  authority: AuthorityId,
  bands: readonly SeverityBand[],
  /** Those named, told or not, in place of those who are not. */
  named: readonly PersonId[] | null = null,
): Promise<readonly Untold[]> {
  const people = await sql<PersonRow[]>`
    select p.id, p.number, p.seal_key as "sealKey", p.role, p.names, p.band, p.score, p.categories, p.flags, p.ambiguous, p.reviews,
      coalesce(r.format, 'plain') as format, coalesce(r.language, 'en') as language,
      exists (select from person_flag g where g.person_id = p.id and not g.certain and g.state <> 'lifted') as "doubtfulFlag",
      (select min(d.earliest) from finding f join document d on d.holding_id = f.holding_id and d.id = f.document
        where f.person_id = p.id) as earliest,
      (select max(d.latest) from finding f join document d on d.holding_id = f.holding_id and d.id = f.document
        where f.person_id = p.id) as latest
    from person p left join notice n on n.person_id = p.id and n.ordinal = 1 left join reading_need r on r.person_id = p.id
    where p.incident_id = ${incident} and p.authority_id = ${authority} and p.deleted_at is null and p.band = any(${[...bands]})
      and ${
        named === null
          ? sql`(n.id is null or (n.state in ('held', 'drafted') and n.reviews <> p.reviews
        and not 'partner' = any(n.hold_reasons)))`
          : sql`p.id = any(${[...named]}::uuid[])`
      }
    order by p.score desc, p.number`;
  const contacts = await contactsOf(sql, incident, authority);
  const apart = await keptApart(sql, ring, { incident });
  const untold = people.flatMap(
    ({ number, names, earliest, latest, sealKey, format, language, ...person }) => {
      const key = personKey(ring, person.id, sealKey);
      // Nobody is told what cannot be opened.
      if (key === null) return [];
      const fields = openPersonFields(person.id, key);
      const own = contacts.get(person.id) ?? [];
      return [
        {
          ...person,
          suppressed: false,
          reading: { format, language },
          number,
          reference: personReference(number),
          name: names[0] === undefined ? "" : fields.name.open(names[0], 0),
          years: earliest === null || latest === null ? null : { from: yearOf(earliest), to: yearOf(latest) },
          contacts: own.flatMap(({ kind, value: sealed, ordinal, shared, others }) => {
            const value = fields.contact.open(sealed, ordinal);
            if (value === unopened) return [];
            const forbidden = isKeptFrom({ kind, value }, apart.get(person.id));
            return [{ kind, value, shared, others, forbidden }];
          }),
        },
      ];
    },
  );
  return await withoutSuppressed(sql, ring, authority, untold);
}

/** What must not be used is as if it were not there; who must not be written to at all is marked. */
async function withoutSuppressed(
  sql: Sql,
  ring: KeyRing,
  authority: AuthorityId,
  untold: readonly Untold[],
): Promise<readonly Untold[]> {
  const kept: Untold[] = [];
  for (let at = 0; at < untold.length; at += askedAtOnce) {
    const some = untold.slice(at, at + askedAtOnce);
    const asked = some.flatMap(({ id, contacts }) => [
      { authority, person: id, kind: null, value: null },
      ...contacts.map(({ kind, value }) => ({ authority, person: id, kind, value })),
    ]);
    const answers = (await suppressedAmong(sql, ring, asked)).values();
    for (const person of some) {
      const suppressed = answers.next().value === true;
      const contacts = person.contacts.filter(() => answers.next().value !== true || suppressed);
      kept.push({ ...person, suppressed, contacts });
    }
  }
  return kept;
}

const askedAtOnce = 2_000;

/** `shared`: another person of the incident, of whatever authority, has the same. */
async function contactsOf(
  sql: Sql,
  incident: IncidentId,
  authority: AuthorityId,
): Promise<ReadonlyMap<PersonId, readonly ContactRow[]>> {
  const rows = await sql<ContactRow[]>`
    with held as (
      select c.kind, c.hash, count(distinct c.person_id) > 1 as shared, count(distinct c.person_id)::int - 1 as others
      from contact_point c join person p on p.id = c.person_id where p.incident_id = ${incident}
      group by c.kind, c.hash
    )
    select c.person_id, c.ordinal, c.kind, c.value, held.shared, held.others
    from contact_point c join person p on p.id = c.person_id join held on held.kind = c.kind and held.hash = c.hash
    where p.incident_id = ${incident} and p.authority_id = ${authority}
    order by c.person_id, c.ordinal`;
  const contacts = new Map<PersonId, ContactRow[]>();
  for (const row of rows) {
    const own = contacts.get(row.person_id) ?? [];
    own.push(row);
    contacts.set(row.person_id, own);
  }
  return contacts;
}

/** Names and ways to reach them of all people of the incident, whichever authority's: read for the gate, shown to nobody. */
export async function selectEverybody(
  sql: Sql,
  ring: KeyRing,
  incident: IncidentId,
): Promise<readonly Kin[]> {
  const rows = await sql<KinRow[]>`
    select p.id, p.seal_key as "sealKey", p.names, p.flags, coalesce(n.state <> 'withdrawn', false) as told,
      array(select c.value from contact_point c where c.person_id = p.id order by c.ordinal) as contacts,
      array(select c.ordinal from contact_point c where c.person_id = p.id order by c.ordinal) as ordinals
    from person p left join notice n on n.person_id = p.id and n.ordinal = 1 and n.state <> 'held'
    where p.incident_id = ${incident} and p.deleted_at is null order by p.number`;
  return rows.flatMap(({ id, sealKey, names, flags, told, contacts, ordinals }) => {
    const key = personKey(ring, id, sealKey);
    if (key === null) return [];
    const fields = openPersonFields(id, key);
    return [
      {
        id,
        flags,
        told,
        name: names[0] === undefined ? "" : fields.name.open(names[0], 0),
        contacts: contacts
          .map((value, at) => fields.contact.open(value, ordinals[at]!))
          .filter((contact) => contact !== unopened),
      },
    ];
  });
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

type PersonRow = {
  readonly id: PersonId;
  readonly sealKey: Buffer | null;
  readonly number: number;
  readonly role: PersonRole;
  readonly names: readonly Buffer[];
  readonly band: SeverityBand;
  readonly score: number;
  readonly categories: readonly MentionType[];
  readonly flags: readonly PersonFlag[];
  readonly ambiguous: boolean;
  readonly reviews: number;
  readonly format: NoticeFormat;
  readonly language: string;
  readonly doubtfulFlag: boolean;
  readonly earliest: string | null;
  readonly latest: string | null;
};

type KinRow = {
  readonly id: PersonId;
  readonly sealKey: Buffer | null;
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
  readonly others: number;
};
