/** Contacts with one person in SQL: what stands in other tables is read from there; notes and wishes lie here, sealed. */
import type { Sql, TransactionSql } from "postgres";
import type { Contact, Wish } from "../../domain/contacts/contact.ts";
import { contactOfWish, readingOfWish } from "../../domain/contacts/contact.ts";
import type { AuthorityId, IncidentId, PersonId, StaffId } from "../../domain/ids.ts";
import type { ContactStore } from "../../respond/contacts/contact-store.ts";
import type { WishLine } from "../../respond/desk/people/contact-desk.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { sealUnder } from "../../seal/sealed-value.ts";
import { actorOf, alter, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { openPersonFields, openWith, personKey, personReference } from "../people/person-fields.ts";
import { mergeNeed } from "../wording/merge-need.ts";
import { readContacts } from "./read-contacts.ts";

const firstAlternative = 10_000;

export function openContactStore(sql: Sql, ring: KeyRing): ContactStore {
  return {
    ofPerson: (person): Promise<readonly Contact[]> => ring.reading(() => readContacts(sql, ring, person)),

    addNote: (by, id, { incident, authority, person }, { way, at, note }, entries) =>
      ring.reading(() =>
        change(sql, actorOf(by), async (tx) => {
          const sealed = await sealFor(tx, person, note, `contact ${id} note`);
          await tx`
            insert into contact_note (id, incident_id, authority_id, person_id, at, written_at, way, note, by)
            values (${id}, ${incident}, ${authority}, ${person}, ${at}, ${by.at}, ${way}, ${sealed}, ${by.by})`;
          return { value: undefined, entries };
        }),
      ),

    addWish: (by, id, { incident, authority, person }, { kind, value }, entries) =>
      ring.reading(() =>
        change(sql, actorOf(by), async (tx) => {
          const sealed = await sealFor(tx, person, value, wishContext(id));
          await tx`
            insert into contact_wish (id, incident_id, authority_id, person_id, kind, value, state, at, by)
            values (${id}, ${incident}, ${authority}, ${person}, ${kind}, ${sealed}, 'open', ${by.at}, ${by.by})`;
          return { value: undefined, entries };
        }),
      ),

    async openWishes(incident, authority) {
      const rows = await sql<WishRow[]>`
        ${wishes(sql)} where w.incident_id = ${incident} and w.authority_id = ${authority} and w.state = 'open'
          and p.deleted_at is null order by w.at, w.id limit 500`;
      return rows.map(lineOf);
    },

    wish: (id) =>
      ring.reading(async () => {
        if (!isUuid(id)) return null;
        const [row] = await sql<WishRow[]>`${wishes(sql)} where w.id = ${id} and p.deleted_at is null`;
        if (row === undefined) return null;
        const key = personKey(ring, row.person_id, row.seal_key);
        return { ...lineOf(row), value: openWith(key, row.value, wishContext(id)) ?? "" };
      }),

    alterWish: (by, id, reading, decide) =>
      ring.reading(() =>
        alter(
          sql,
          by,
          {
            async read(tx) {
              if (!isUuid(id)) return null;
              const [row] = await tx<WishRow[]>`${wishes(tx)} where w.id = ${id} for update of w`;
              return row === undefined ? null : wishOf(row);
            },
            async write(tx, next) {
              await tx`
                update contact_wish set state = ${next.state}, decided_by = ${next.decidedBy}, decided_at = ${next.decidedAt},
                  reasons = ${next.reasons} where id = ${id}`;
              if (next.state !== "taken") return;
              await keepAsWay(tx, next);
              if (readingOfWish(next.kind) !== null)
                await mergeNeed(tx, next, reading, { by: next.decidedBy!, at: by.at });
            },
          },
          decide,
        ),
      ),
  };

  async function sealFor(
    tx: TransactionSql,
    person: PersonId,
    text: string,
    context: string,
  ): Promise<Buffer> {
    const key = await keyFor(tx, person);
    return sealUnder(key, text.toWellFormed().replaceAll("\u0000", ""), context);
  }

  async function keyFor(tx: TransactionSql, person: PersonId) {
    const [row] = await tx<[{ readonly seal_key: Buffer | null }?]>`
      select seal_key from person where id = ${person} and deleted_at is null`;
    const key = row === undefined ? null : personKey(ring, person, row.seal_key);
    if (key === null) throw new Error("The key of this person is gone.");
    return key;
  }

  /** Beside what was found, for the eyes of who decides about the notice: the gate sends nothing there by itself. */
  async function keepAsWay(tx: TransactionSql, { id, person, kind, authority, decidedBy, decidedAt }: Wish) {
    const contact = contactOfWish(kind);
    if (contact === null) return;
    const key = await keyFor(tx, person);
    const [row] = await tx<[{ readonly value: Buffer }]>`select value from contact_wish where id = ${id}`;
    const value = openWith(key, row.value, wishContext(id)) ?? "";
    const [{ ordinal }] = await tx<[{ readonly ordinal: number }]>`
      select coalesce(max(ordinal) + 1, ${firstAlternative})::int as ordinal from alternative_contact where person_id = ${person}`;
    await tx`
      insert into alternative_contact (person_id, authority_id, ordinal, kind, value, added_by, added_at)
      values (${person}, ${authority}, ${ordinal}, ${contact},
        ${openPersonFields(person, key).contact.seal(value, ordinal)}, ${decidedBy}, ${decidedAt})`;
  }
}

function wishContext(id: string): string {
  return `contact wish ${id}`;
}

function wishes(sql: Sql | TransactionSql) {
  return sql`select w.*, p.number, p.seal_key, staff_name(w.by::text) as name
    from contact_wish w join person p on p.id = w.person_id`;
}

type WishRow = {
  readonly id: string;
  readonly incident_id: IncidentId;
  readonly authority_id: AuthorityId;
  readonly person_id: PersonId;
  readonly kind: Wish["kind"];
  readonly value: Buffer;
  readonly state: Wish["state"];
  readonly at: Date;
  readonly by: StaffId;
  readonly decided_by: StaffId | null;
  readonly decided_at: Date | null;
  readonly reasons: string;
  readonly number: number;
  readonly seal_key: Buffer | null;
  readonly name: string | null;
};

function wishOf(row: WishRow): Wish {
  return {
    ...{ id: row.id, incident: row.incident_id, authority: row.authority_id, person: row.person_id },
    ...{ kind: row.kind, state: row.state, at: row.at, by: row.by, reasons: row.reasons },
    ...{ decidedBy: row.decided_by, decidedAt: row.decided_at },
  };
}

function lineOf(row: WishRow): WishLine {
  return { ...wishOf(row), reference: personReference(row.number), byName: row.name ?? "" };
}
