/** Enquiries in SQL: what staff noted lies sealed with the person's own key, and is gone when it is. */
import type { Sql, TransactionSql } from "postgres";
import type { Enquiry } from "../../domain/callers/enquiry.ts";
import type { AuthorityId, IncidentId, PersonId, StaffId } from "../../domain/ids.ts";
import type { Day } from "../../domain/map/map.ts";
import type { EnquiryStore } from "../../respond/callers/enquiry-store.ts";
import type { ToldBy } from "../../respond/desk/people/caller-desk.ts";
import { genuineCode } from "../../seal/genuine-code.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { sealUnder } from "../../seal/sealed-value.ts";
import { actorOf, alter, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { openWith, personKey, personReference } from "../people/person-fields.ts";

export function openEnquiryStore(sql: Sql, ring: KeyRing): EnquiryStore {
  return {
    add: (by, enquiry, note, entries) =>
      ring.reading(() =>
        change(sql, actorOf(by), async (tx) => {
          const { id, incident, authority, person, at, way, outcome, followUpDue } = enquiry;
          const sealed = await sealedNote(tx, person, id, note);
          await tx`
            insert into enquiry (id, incident_id, authority_id, person_id, at, way, outcome, note, by, follow_up_due)
            values (${id}, ${incident}, ${authority}, ${person}, ${at}, ${way}, ${outcome}, ${sealed}, ${enquiry.by},
              ${followUpDue})`;
          return { value: undefined, entries };
        }),
      ),

    alter: (by, incident, id, decide) =>
      alter(
        sql,
        by,
        {
          read: async (tx: TransactionSql) => {
            if (!isUuid(id)) return null;
            const [row] = await tx<Row[]>`
              select ${columns(sql)} from enquiry e where e.id = ${id} and e.incident_id = ${incident} for update`;
            return row === undefined ? null : enquiryOf(row);
          },
          write: (tx, { followedUpBy, followedUpAt }) => tx`
            update enquiry set followed_up_by = ${followedUpBy}, followed_up_at = ${followedUpAt} where id = ${id}`,
        },
        decide,
      ),

    ofPerson: (person) =>
      ring.reading(async () => {
        const rows = await sql<(Row & Noted)[]>`
          select ${columns(sql)}, e.note, s.name, p.seal_key from enquiry e join person p on p.id = e.person_id
            join staff s on s.id = e.by
          where e.person_id = ${person} order by e.at desc, e.id limit 200`;
        return rows.map((row) => {
          const key = personKey(ring, person, row.seal_key);
          return {
            ...enquiryOf(row),
            note: openWith(key, row.note, contextOf(row.id)) ?? "",
            byName: row.name,
          };
        });
      }),

    async due(incident, authority) {
      const rows = await sql<(Row & { readonly number: number })[]>`
        select ${columns(sql)}, p.number from enquiry e join person p on p.id = e.person_id
        where e.incident_id = ${incident} and e.authority_id = ${authority} and e.follow_up_due is not null
          and e.followed_up_at is null and p.deleted_at is null
        order by e.follow_up_due, e.at limit 500`;
      return rows.map((row) => ({ ...enquiryOf(row), reference: personReference(row.number) }));
    },

    async messages(person) {
      const rows = await sql<(Omit<ToldBy, "code"> & { readonly reference: string })[]>`
        select m.reference, m.channel, m.state, m.queued_at as "queuedAt", m.sent_at as "sentAt"
        from message m join notice n on n.id = m.notice_id
        where n.person_id = ${person} order by m.queued_at desc, m.reference`;
      const key = ring.derived("verify");
      return rows.map(({ reference, ...told }) => ({ ...told, code: genuineCode(key, reference) }));
    },
  };

  async function sealedNote(tx: TransactionSql, person: PersonId, id: string, note: string): Promise<Buffer> {
    const [row] = await tx<[{ readonly seal_key: Buffer | null }?]>`
      select seal_key from person where id = ${person} and deleted_at is null`;
    const key = row === undefined ? null : personKey(ring, person, row.seal_key);
    if (key === null) throw new Error("The key of this person is gone.");
    return sealUnder(key, note.toWellFormed().replaceAll("\u0000", ""), contextOf(id));
  }
}

function contextOf(id: string): string {
  return `enquiry ${id} note`;
}

function columns(sql: Sql) {
  return sql`e.id, e.incident_id, e.authority_id, e.person_id, e.at, e.way, e.outcome, e.by,
    to_char(e.follow_up_due, 'YYYY-MM-DD') as follow_up_due, e.followed_up_by, e.followed_up_at`;
}

function enquiryOf(row: Row): Enquiry {
  return {
    ...{ id: row.id, incident: row.incident_id, authority: row.authority_id, person: row.person_id },
    ...{ at: row.at, way: row.way, outcome: row.outcome, by: row.by, followUpDue: row.follow_up_due },
    ...{ followedUpBy: row.followed_up_by, followedUpAt: row.followed_up_at },
  };
}

type Row = {
  readonly id: string;
  readonly incident_id: IncidentId;
  readonly authority_id: AuthorityId;
  readonly person_id: PersonId;
  readonly at: Date;
  readonly way: Enquiry["way"];
  readonly outcome: Enquiry["outcome"];
  readonly by: StaffId;
  readonly follow_up_due: Day | null;
  readonly followed_up_by: StaffId | null;
  readonly followed_up_at: Date | null;
};
type Noted = { readonly note: Buffer; readonly name: string; readonly seal_key: Buffer | null };
