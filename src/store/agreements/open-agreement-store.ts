/** Agreements between authorities in SQL, and the notices that each binds together. */
import type { Sql, TransactionSql } from "postgres";
import type { Agreement } from "../../domain/agreements/agreement.ts";
import type { AuthorityId, IncidentId, NoticeId, PersonId, StaffId } from "../../domain/ids.ts";
import type { AgreementStore } from "../../respond/agreements/agreement-store.ts";
import type { AgreementLine } from "../../respond/desk/people/agreement-desk.ts";
import type { DraftedNotice } from "../../respond/notices/notice-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf, alter, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { openNoticeFields } from "../notices/notice-fields.ts";
import { personKey } from "../people/person-fields.ts";

export function openAgreementStore(sql: Sql, ring: KeyRing): AgreementStore {
  return {
    async of(incident, authority) {
      const rows = await sql<Row[]>`
        ${lines(sql)} where a.incident_id = ${incident} and ${authority} in (a.teller_id, a.other_id)
        order by a.proposed_at desc, a.id limit 100`;
      return rows.map(lineOf);
    },

    async byId(id) {
      if (!isUuid(id)) return null;
      const [row] = await sql<Row[]>`${lines(sql)} where a.id = ${id}`;
      return row === undefined ? null : lineOf(row);
    },

    add: (by, one, entries) =>
      change<boolean>(sql, actorOf(by), async (tx) => {
        const { count } = await tx`
          insert into telling_agreement (id, incident_id, teller_id, other_id, state, reasons, proposed_by, proposed_at)
          values (${one.id}, ${one.incident}, ${one.teller}, ${one.other}, ${one.state}, ${one.reasons}, ${one.proposedBy},
            ${one.proposedAt}) on conflict do nothing`;
        return { value: count === 1, entries: count === 1 ? entries : [] };
      }),

    alter: (by, id, decide) =>
      alter(
        sql,
        by,
        {
          async read(tx) {
            if (!isUuid(id)) return null;
            const [row] = await tx<Row[]>`${lines(tx)} where a.id = ${id} for update of a`;
            return row === undefined ? null : lineOf(row);
          },
          write: (tx, next) => tx`
            update telling_agreement set state = ${next.state}, offered_by = ${next.offeredBy}, offered_at = ${next.offeredAt},
              accepted_by = ${next.acceptedBy}, accepted_at = ${next.acceptedAt}, agreed_by = ${next.agreedBy},
              agreed_at = ${next.agreedAt}, ended_by = ${next.endedBy}, ended_at = ${next.endedAt},
              end_reasons = ${next.endReasons}
            where id = ${id}`,
        },
        decide,
      ),

    bind: (by, agreement, pairs, entries) =>
      ring.reading(() =>
        change(sql, actorOf(by), async (tx) => {
          let bound = 0;
          for (const { notice, other } of pairs)
            bound += await bindOne(tx, ring, agreement, notice, other, by.at);
          return { value: bound, entries: bound === 0 ? [] : entries(bound) };
        }),
      ),
  };
}

/** Where the other was drafted meanwhile, its own is looked at: the gate holds who may be told already. */
async function bindOne(
  tx: TransactionSql,
  ring: KeyRing,
  agreement: string,
  notice: NoticeId,
  other: DraftedNotice,
  at: Date,
): Promise<number> {
  const [owner] = await tx<[{ readonly sealKey: Buffer | null }?]>`
    select seal_key as "sealKey" from person where id = ${other.person as PersonId} and deleted_at is null for key share`;
  const key = owner === undefined ? null : personKey(ring, other.person, owner.sealKey);
  if (key === null) return 0;
  const fields = openNoticeFields(other.id, key);
  const row = {
    ...{ id: other.id, incident_id: other.incident, authority_id: other.authority, person_id: other.person },
    ...{ band: other.band, state: "held", hold_reasons: ["partner"], name: fields.seal("name", other.name) },
    ...{ words: fields.sealWords(other.words), drafted_at: at, reviews: other.reviews },
    categories: [...other.categories],
  };
  const { count } = await tx`insert into notice ${tx(row)} on conflict do nothing`;
  if (count === 0) return 0;
  await tx`
    insert into told_for (notice_id, other_notice_id, agreement_id) values (${notice}, ${other.id}, ${agreement})`;
  return 1;
}

function lines(sql: Sql | TransactionSql) {
  return sql`
    select a.*, t.name as teller_name, o.name as other_name,
      (select count(*)::int from told_for f where f.agreement_id = a.id) as promised,
      (select count(*)::int from told_for f join notice n on n.id = f.other_notice_id
        where f.agreement_id = a.id and n.state = 'sent') as told
    from telling_agreement a join authority t on t.id = a.teller_id join authority o on o.id = a.other_id`;
}

type Row = {
  readonly id: string;
  readonly incident_id: IncidentId;
  readonly teller_id: AuthorityId;
  readonly other_id: AuthorityId;
  readonly state: Agreement["state"];
  readonly reasons: string;
  readonly proposed_by: StaffId;
  readonly proposed_at: Date;
  readonly offered_by: StaffId | null;
  readonly offered_at: Date | null;
  readonly accepted_by: StaffId | null;
  readonly accepted_at: Date | null;
  readonly agreed_by: StaffId | null;
  readonly agreed_at: Date | null;
  readonly ended_by: StaffId | null;
  readonly ended_at: Date | null;
  readonly end_reasons: string;
  readonly teller_name: string;
  readonly other_name: string;
  readonly promised: number;
  readonly told: number;
};

function lineOf(row: Row): AgreementLine {
  return {
    ...{ id: row.id, incident: row.incident_id, teller: row.teller_id, other: row.other_id },
    ...{ state: row.state, reasons: row.reasons, proposedBy: row.proposed_by, proposedAt: row.proposed_at },
    ...{ offeredBy: row.offered_by, offeredAt: row.offered_at, acceptedBy: row.accepted_by },
    ...{ acceptedAt: row.accepted_at, agreedBy: row.agreed_by, agreedAt: row.agreed_at },
    ...{ endedBy: row.ended_by, endedAt: row.ended_at, endReasons: row.end_reasons },
    ...{ tellerName: row.teller_name, otherName: row.other_name, promised: row.promised, told: row.told },
  };
}
