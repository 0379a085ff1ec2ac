/** One person with every place, opened for eyes that may see them. */
import type { Sql } from "postgres";
import type { Authority } from "../../domain/bodies/authority.ts";
import type { HoldingId, IncidentId, PersonId } from "../../domain/ids.ts";
import type { MentionType } from "../../domain/people/mention.ts";
import type { PersonDetail } from "../../respond/desk/people/people-reading.ts";
import type { ContactKind } from "../../respond/people/registration.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { isUuid } from "../alter.ts";
import { openDocumentFields } from "../holding/document-fields.ts";
import type { NoticeRow, NoticesOfPeople } from "./notices-of-people.ts";
import { type ListRow, personRowOf } from "./people-page.ts";
import { openPersonFields, type PersonFields, personKey } from "./person-fields.ts";

export async function readPerson(
  sql: Sql,
  ring: KeyRing,
  notices: NoticesOfPeople,
  id: PersonId,
): Promise<PersonDetail | null> {
  if (!isUuid(id)) return null;
  const [row] = await sql<DetailRow[]>`
    select p.id, p.incident_id as incident, p.number, p.names[1] as name, p.seal_key as "sealKey", p.names, p.dates_of_birth, p.role, p.score, p.band, p.categories,
      p.flags, p.ambiguous, p.places, p.more_found as "moreFound", p.context, p.identification, p.circumstances, p.because, p.borderline,
      json_build_object('id', a.id, 'key', a.key, 'name', a.name, 'contact', json_build_object(
        'phone', a.phone, 'email', a.email, 'web', a.web, 'address', a.address)) as authority,
      n.id as notice_id, n.state as notice, n.channel, n.hold_reasons
    from person p join authority a on a.id = p.authority_id left join (${notices(sql)}) n on n.person_id = p.id
    where p.id = ${id} and p.deleted_at is null`;
  if (row === undefined) return null;
  const fields = openPersonFields(id, personKey(ring, id, row.sealKey));
  const { context, identification, circumstances, because, borderline } = row;
  const listed = personRowOf(row, ring);
  return {
    ...listed,
    incident: row.incident,
    severity: { ...listed.severity, context, identification, circumstances, because, borderline },
    authority: row.authority,
    otherNames: row.names.map((name, ordinal) => fields.name.open(name, ordinal)).slice(1),
    datesOfBirth: row.dates_of_birth.map((date, ordinal) => fields.dateOfBirth.open(date, ordinal)),
    contacts: await contactsOf(sql, fields, id),
    identifiers: await identifiersOf(sql, id),
    sources: await sourcesOf(sql, ring, fields, id),
    reasons: await reasonsOf(sql, id),
    noticeId: row.notice_id,
    noticeChannel: row.channel,
    holdReasons: row.hold_reasons ?? [],
  };
}

async function contactsOf(sql: Sql, fields: PersonFields, id: PersonId): Promise<PersonDetail["contacts"]> {
  const rows = await sql<{ readonly ordinal: number; readonly kind: ContactKind; readonly value: Buffer }[]>`
    select ordinal, kind, value from contact_point c where person_id = ${id} and not exists (
      select from contact_point o where o.person_id = ${id} and o.kind = c.kind and o.hash = c.hash and o.ordinal < c.ordinal
        and o.holding_id <> c.holding_id)
    order by ordinal`;
  return rows.map(({ ordinal, kind, value }) => ({ kind, value: fields.contact.open(value, ordinal) }));
}

async function identifiersOf(sql: Sql, id: PersonId): Promise<PersonDetail["identifiers"]> {
  const rows = await sql<{ readonly type: MentionType; readonly masked: string }[]>`
    select type, masked from identifier i where person_id = ${id} and not exists (
      select from identifier o where o.person_id = ${id} and o.type = i.type and o.hash = i.hash and o.ordinal < i.ordinal
        and o.holding_id <> i.holding_id)
    order by ordinal`;
  return [...rows];
}

async function sourcesOf(
  sql: Sql,
  ring: KeyRing,
  person: PersonFields,
  id: PersonId,
): Promise<PersonDetail["sources"]> {
  const document = openDocumentFields(ring);
  const rows = await sql<SourceRow[]>`
    select f.ordinal, f.holding_id, f.document, d.path, f.place, f.types,
      copies_of(f.holding_id, f.document) as duplicates
    from finding f join document d on d.holding_id = f.holding_id and d.id = f.document
    where f.person_id = ${id} order by f.ordinal`;
  return rows.map((row) => ({
    path: document.path.open(row.path, row.holding_id, row.document),
    place: person.place.open(row.place, row.ordinal),
    types: row.types,
    duplicates: row.duplicates,
  }));
}

async function reasonsOf(sql: Sql, id: PersonId): Promise<readonly string[]> {
  const rows = await sql<{ readonly rule: string; readonly links: number }[]>`
    select rule, sum(links)::int as links from person_link where person_id = ${id}
    group by rule order by links desc, rule`;
  return rows.map(({ rule, links }) => (links === 1 ? rule : `${rule} (${links} times)`));
}

type DetailRow = ListRow & {
  readonly incident: IncidentId;
  readonly names: readonly Buffer[];
  readonly dates_of_birth: readonly Buffer[];
  readonly context: number;
  readonly identification: number;
  readonly circumstances: number;
  readonly because: readonly string[];
  readonly borderline: boolean;
  readonly authority: Authority;
  readonly notice_id: NoticeRow["id"] | null;
  readonly channel: NoticeRow["channel"];
  readonly hold_reasons: NoticeRow["hold_reasons"] | null;
};

type SourceRow = {
  readonly ordinal: number;
  readonly holding_id: HoldingId;
  readonly document: Buffer;
  readonly path: Buffer;
  readonly place: Buffer;
  readonly types: readonly MentionType[];
  readonly duplicates: number;
};
