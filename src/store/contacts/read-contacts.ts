/** Reads every contact with one person from the tables where each stands. */
import type { Sql } from "postgres";
import type { Contact } from "../../domain/contacts/contact.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import type { NamedKey } from "../../seal/sealed-value.ts";
import { isUuid } from "../alter.ts";
import { openWith, personKey } from "../people/person-fields.ts";

type Of<K extends Contact["kind"]> = Extract<Contact, { readonly kind: K }>;
/** As a row has it: its free text still sealed. */
type Sealed<K extends Contact["kind"], F extends string> = Omit<Of<K>, F | "kind"> & {
  readonly id: string;
  readonly sealed: Buffer;
};

export async function readContacts(sql: Sql, ring: KeyRing, person: PersonId): Promise<readonly Contact[]> {
  if (!isUuid(person)) return [];
  const [row] = await sql<
    { readonly seal_key: Buffer | null }[]
  >`select seal_key from person where id = ${person}`;
  if (row === undefined) return [];
  const key = personKey(ring, person, row.seal_key);
  const all = await Promise.all([
    messages(sql, person),
    toldOtherwise(sql, person),
    phoneTries(sql, key, person),
    answers(sql, person),
    checkCalls(sql, person),
    notes(sql, key, person),
    wishes(sql, key, person),
  ]);
  return all.flat();
}

async function messages(sql: Sql, person: PersonId): Promise<readonly Contact[]> {
  const rows = await sql<Omit<Of<"message">, "kind">[]>`
    select m.queued_at as at, '' as by, m.channel, n.kind as notice, m.state, m.sent_at as "sentAt", m.receipt,
      m.receipt_at as "receiptAt", m.attempts
    from message m join notice n on n.id = m.notice_id where n.person_id = ${person} order by m.queued_at, m.reference`;
  return rows.map((one) => ({ ...one, kind: "message" }));
}

async function toldOtherwise(sql: Sql, person: PersonId): Promise<readonly Contact[]> {
  const rows = await sql<Omit<Of<"told">, "kind">[]>`
    select told_at as at, coalesce(staff_name(told_by), '') as by, told_way as way, kind as notice, told_proof as proof
    from notice where person_id = ${person} and told_way is not null`;
  return rows.map((one) => ({ ...one, kind: "told" }));
}

async function phoneTries(sql: Sql, key: NamedKey | null, person: PersonId): Promise<readonly Contact[]> {
  const rows = await sql<Sealed<"phone-try", "note">[]>`
    select id, at, coalesce(staff_name(by::text), '') as by, outcome, note as sealed from phone_try where person_id = ${person}`;
  return rows.map(({ id, sealed, ...one }) => ({
    ...{ ...one, kind: "phone-try" },
    note: openWith(key, sealed, `phone try ${id} note`) ?? "",
  }));
}

async function answers(sql: Sql, person: PersonId): Promise<readonly Contact[]> {
  const rows = await sql<Omit<Of<"check-answer">, "kind">[]>`
    select queued_at as at, '' as by, channel, state from check_answer where person_id = ${person}`;
  return rows.map((one) => ({ ...one, kind: "check-answer" }));
}

async function checkCalls(sql: Sql, person: PersonId): Promise<readonly Contact[]> {
  const rows = await sql<Omit<Of<"check-call">, "kind">[]>`
    select coalesce(c.closed_at, c.asked_at) as at, coalesce(staff_name(c.closed_by::text), '') as by, c.outcome, c.tries
    from check_call_person cp join check_call c on c.id = cp.call_id where cp.person_id = ${person}`;
  return rows.map((one) => ({ ...one, kind: "check-call" }));
}

async function notes(sql: Sql, key: NamedKey | null, person: PersonId): Promise<readonly Contact[]> {
  const rows = await sql<Sealed<"note", "note">[]>`
    select id, at, coalesce(staff_name(by::text), '') as by, way, note as sealed from contact_note where person_id = ${person}`;
  return rows.map(({ id, sealed, ...one }) => ({
    ...{ ...one, kind: "note" },
    note: openWith(key, sealed, `contact ${id} note`) ?? "",
  }));
}

async function wishes(sql: Sql, key: NamedKey | null, person: PersonId): Promise<readonly Contact[]> {
  const rows = await sql<Sealed<"wish", "value">[]>`
    select id, at, coalesce(staff_name(by::text), '') as by, kind as wish, state, value as sealed
    from contact_wish where person_id = ${person}`;
  return rows.map(({ sealed, ...one }) => ({
    ...{ ...one, kind: "wish" },
    value: openWith(key, sealed, `contact wish ${one.id}`) ?? "",
  }));
}
