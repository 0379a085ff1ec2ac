/**
 * Looks for whom a question fits, by keyed hashes of what was typed: in each incident the same three queries, whether
 * somebody is found or not. Names are opened of those alone whom the contact fits.
 */
import type { Sql } from "postgres";
import type { AskedContact } from "../../domain/check/asked.ts";
import { mostAMonth, type Question } from "../../domain/check/question.ts";
import { unopened } from "../../domain/documents/unopened.ts";
import type { AuthorityId, IncidentId, NoticeId, PersonId } from "../../domain/ids.ts";
import type { NoticeState } from "../../domain/notices/notice.ts";
import type { ContactPoint } from "../../domain/notices/safe-contact.ts";
import type { MentionType, PersonFlag } from "../../domain/people/mention.ts";
import type { PersonRole } from "../../domain/people/person.ts";
import { fold } from "../../link/normalise/fold.ts";
import { parseName } from "../../link/normalise/name.ts";
import type { FoundIn, FoundPerson } from "../../respond/check/check-store.ts";
import type { Kin } from "../../respond/notices/kindred.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { hashBytes } from "../hash-bytes.ts";
import { lookupKeyOf } from "../keys/lookup-key.ts";
import { fieldsOfNotice } from "../notices/notice-fields.ts";
import { openPersonFields, personKey, personReference } from "../people/person-fields.ts";

/** A mailbox or a house that more people have in common than this answers nobody by itself. */
const most = 30;

export async function findPeople(sql: Sql, ring: KeyRing, question: Question): Promise<readonly FoundIn[]> {
  const incidents = await sql<{ readonly id: IncidentId }[]>`select id from incident order by id`;
  const found: FoundIn[] = [];
  for (const { id } of incidents) found.push(await ring.reading(() => findIn(sql, ring, id, question)));
  return found;
}

async function findIn(sql: Sql, ring: KeyRing, incident: IncidentId, question: Question): Promise<FoundIn> {
  const hashes = hashesOf(ring, incident, question.contact);
  const number = question.contact.kind === "reference" ? question.contact.number : null;
  const rows = await sql<PersonRow[]>`
    select ${personColumns(sql)}
    from person p join authority a on a.id = p.authority_id left join notice n on n.person_id = p.id and n.ordinal = 1
    where p.incident_id = ${incident} and p.deleted_at is null and (p.number = ${number}::int or p.id in (
      select c.person_id from contact_point c where c.kind = ${question.contact.kind}
        and c.hash = any(array(select decode(h, 'hex') from unnest(${hashes}::text[]) as h))))
    order by p.number limit ${most}`;
  const contacts = await contactsOf(
    sql,
    incident,
    rows.map(({ id }) => id),
  );
  const people = rows.flatMap((row) => personOf(row, ring, contacts.get(row.id) ?? [], hashes) ?? []);
  return { incident, people, kin: await kinOf(sql, ring, incident, people, contacts) };
}

/** Two, always: the first line as it was typed, and what stands before its first comma. */
function hashesOf(ring: KeyRing, incident: IncidentId, contact: AskedContact): readonly string[] {
  const key = lookupKeyOf(ring, incident);
  if (key === null) return [];
  const hash = (value: string): string => hashBytes(contact.kind, value, key).toString("hex");
  if (contact.kind === "reference") return [hash(""), hash("")];
  if (contact.kind !== "address") return [hash(contact.value), hash(contact.value)];
  const { line, postcode } = contact;
  return [line, line.split(",")[0]!].map((first) => hash(fold(`${first} ${postcode}`)));
}

export function personColumns(sql: Sql) {
  return sql`p.id, p.number, p.seal_key as "sealKey", p.role, p.names, p.categories, p.flags, p.ambiguous,
    a.id as "authorityId", a.name as "authorityName", a.phone, a.email, a.web,
    n.id as "noticeId", n.state as "noticeState", n.words as "noticeWords",
    (select min(d.earliest) from finding f join document d on d.holding_id = f.holding_id and d.id = f.document
      where f.person_id = p.id) as earliest,
    (select max(d.latest) from finding f join document d on d.holding_id = f.holding_id and d.id = f.document
      where f.person_id = p.id) as latest,
    array(select k.queued_at from check_answer k where k.person_id = p.id and k.state <> 'failed'
      order by k.queued_at desc limit ${mostAMonth}) as "answeredAt",
    (select max(c.closed_at) from check_call_person cp join check_call c on c.id = cp.call_id
      where cp.person_id = p.id) as "calledAt",
    exists (select from sending_hold h where h.person_id = p.id) as "onHold",
    exists (select from check_call_person cp join check_call c on c.id = cp.call_id
      where cp.person_id = p.id and c.state = 'waiting') as "callWaits"`;
}

/** `shared`: somebody else of the incident, of whatever authority, has the same. */
async function contactsOf(
  sql: Sql,
  incident: IncidentId,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly ContactRow[]>> {
  const rows = await sql<ContactRow[]>`
    select c.person_id, c.ordinal, c.kind, c.value, encode(c.hash, 'hex') as hash, exists (
      select from contact_point o join person p on p.id = o.person_id
      where o.hash = c.hash and o.kind = c.kind and o.person_id <> c.person_id and p.incident_id = ${incident}
        and p.deleted_at is null) as shared
    from contact_point c where c.person_id = any(${[...people]}::uuid[]) order by c.person_id, c.ordinal`;
  return Map.groupBy(rows, ({ person_id }) => person_id);
}

/** Null where the key is gone: nobody is told what cannot be opened. */
export function personOf(
  row: PersonRow,
  ring: KeyRing,
  contacts: readonly ContactRow[],
  hashes: readonly string[],
): FoundPerson | null {
  const key = personKey(ring, row.id, row.sealKey);
  if (key === null) return null;
  const fields = openPersonFields(row.id, key);
  const opened = contacts.flatMap(({ kind, value, ordinal, shared, hash }) => {
    const clear = fields.contact.open(value, ordinal);
    return clear === unopened ? [] : [{ kind, value: clear, shared, isTyped: hashes.includes(hash) }];
  });
  const { id, role, flags, ambiguous, categories, earliest, latest } = row;
  return {
    ...{ id, role, flags, ambiguous, categories },
    reference: personReference(row.number),
    names: fields.name.openAll(row.names),
    contacts: opened.map(({ kind, value, shared }) => ({ kind, value, shared })),
    typed: opened.filter(({ isTyped }) => isTyped).map(({ value }) => value),
    years: earliest === null || latest === null ? null : { from: yearOf(earliest), to: yearOf(latest) },
    controller: { id: row.authorityId, name: row.authorityName, ...contactOf(row) },
    notice: noticeOf(row, ring),
    ...{ answeredAt: row.answeredAt, onHold: row.onHold, callWaits: row.callWaits, calledAt: row.calledAt },
  };
}

function contactOf({ phone, email, web }: PersonRow) {
  return { phone, email, web };
}

function noticeOf(row: PersonRow, ring: KeyRing): FoundPerson["notice"] {
  if (row.noticeId === null || row.noticeState === null) return null;
  const fields = fieldsOfNotice(ring, { id: row.noticeId, person: row.id, sealKey: row.sealKey });
  return {
    state: row.noticeState,
    words: row.noticeWords === null ? null : fields.openWords(row.noticeWords),
  };
}

/** Whoever has a contact in common with somebody found, and whoever has a flag and their surname or postcode. */
async function kinOf(
  sql: Sql,
  ring: KeyRing,
  incident: IncidentId,
  people: readonly FoundPerson[],
  contacts: ReadonlyMap<PersonId, readonly ContactRow[]>,
): Promise<readonly Kin[]> {
  const key = lookupKeyOf(ring, incident);
  const surnames = people.flatMap(({ names }) => names.flatMap((name) => parseName(name).surname.split(" ")));
  const postcodes = people.flatMap((person) => person.contacts.flatMap(({ value }) => postcodeIn(value)));
  const words =
    key === null
      ? []
      : [...surnames.map(fold), ...postcodes].map((word) => hashBytes("search", word, key).toString("hex"));
  const own = [...contacts.values()].flat().map(({ hash }) => hash);
  const rows = await sql<KinRow[]>`
    select p.id, p.seal_key as "sealKey", p.names, p.flags,
      array(select c.value from contact_point c where c.person_id = p.id order by c.ordinal) as contacts,
      array(select c.ordinal from contact_point c where c.person_id = p.id order by c.ordinal) as ordinals
    from person p
    where p.incident_id = ${incident} and p.deleted_at is null and (
      p.id in (select c.person_id from contact_point c
        where c.hash = any(array(select decode(h, 'hex') from unnest(${[...new Set(own)]}::text[]) as h)))
      or (p.flags <> '{}' and p.id in (select s.person_id from person_search s
        where s.hash = any(array(select decode(h, 'hex') from unnest(${[...new Set(words)]}::text[]) as h)))))
    order by p.number`;
  return rows.flatMap(({ id, sealKey, names, flags, contacts: values, ordinals }) => {
    const own = personKey(ring, id, sealKey);
    if (own === null) return [];
    const fields = openPersonFields(id, own);
    const opened = values.map((value, at) => fields.contact.open(value, ordinals[at]!));
    return [
      {
        ...{ id, flags, told: false },
        name: names[0] === undefined ? "" : fields.name.open(names[0], 0),
        contacts: opened.filter((value) => value !== unopened),
      },
    ];
  });
}

/** As the register's search has it: "ze39qq". */
function postcodeIn(address: string): readonly string[] {
  const [postcode] = /[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/u.exec(address) ?? [];
  return postcode === undefined ? [] : [postcode.replace(" ", "").toLowerCase()];
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

export type PersonRow = {
  readonly id: PersonId;
  readonly number: number;
  readonly sealKey: Buffer | null;
  readonly role: PersonRole;
  readonly names: readonly Buffer[];
  readonly categories: readonly MentionType[];
  readonly flags: readonly PersonFlag[];
  readonly ambiguous: boolean;
  readonly authorityId: AuthorityId;
  readonly authorityName: string;
  readonly phone: string;
  readonly email: string;
  readonly web: string;
  readonly noticeId: NoticeId | null;
  readonly noticeState: NoticeState | null;
  readonly noticeWords: Buffer | null;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly answeredAt: readonly Date[];
  readonly onHold: boolean;
  readonly callWaits: boolean;
  readonly calledAt: Date | null;
};
type ContactRow = {
  readonly person_id: PersonId;
  readonly ordinal: number;
  readonly kind: ContactPoint["kind"];
  readonly value: Buffer;
  readonly hash: string;
  readonly shared: boolean;
};
type KinRow = {
  readonly id: PersonId;
  readonly sealKey: Buffer | null;
  readonly names: readonly Buffer[];
  readonly flags: readonly PersonFlag[];
  readonly contacts: readonly Buffer[];
  readonly ordinals: readonly number[];
};
