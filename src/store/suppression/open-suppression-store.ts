/** Who must not be written to, in SQL: contact points lie there as keyed hashes alone. */
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, PersonId, StaffId } from "../../domain/ids.ts";
import type { Suppression } from "../../domain/suppression/suppression.ts";
import type { SuppressionLine } from "../../respond/desk/people/suppression-desk.ts";
import type { ImportCounts, SuppressionStore } from "../../respond/suppression/suppression-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf, alter, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { personReference } from "../people/person-fields.ts";
import { addImported } from "./add-imported.ts";
import { contactHash, isSuppressed } from "./suppressed.ts";

const perPage = 50;

export function openSuppressionStore(sql: Sql, ring: KeyRing): SuppressionStore {
  return {
    async page(authority, asked) {
      const [{ total }] = await sql<[{ readonly total: number }]>`
        select count(*)::int as total from suppression where authority_id = ${authority}`;
      const pages = Math.max(1, Math.ceil(total / perPage));
      const page = Math.min(Math.max(1, asked), pages);
      const rows = await sql<Row[]>`
        ${lines(sql)} where s.authority_id = ${authority}
        order by (s.lifted_at is not null), s.added_at desc, s.id limit ${perPage} offset ${(page - 1) * perPage}`;
      return { rows: rows.map(lineOf), total, page, pages };
    },

    async ofPerson(authority, person) {
      if (!isUuid(person)) return [];
      const rows = await sql<Row[]>`
        ${lines(sql)} where s.authority_id = ${authority} and s.person_id = ${person} order by s.added_at desc, s.id`;
      return rows.map(lineOf);
    },

    async byId(id) {
      if (!isUuid(id)) return null;
      const [row] = await sql<Row[]>`${lines(sql)} where s.id = ${id}`;
      return row === undefined ? null : lineOf(row);
    },

    add: (by, one, contact, entries) =>
      change<{ readonly added: boolean; readonly held: number }>(sql, actorOf(by), async (tx) => {
        const hash = contact === null ? null : contactHash(ring, contact.kind, contact.value);
        const { count } = await insertOne(tx, one, hash);
        if (count === 0) return { value: { added: false, held: 0 }, entries: [] };
        const held = await holdSuppressed(tx, one.authority);
        return { value: { added: true, held }, entries: entries(held) };
      }),

    addAll: (by, { authority, incident }, all, entries) =>
      change<ImportCounts | { readonly unknown: readonly number[] }>(sql, actorOf(by), async (tx) => {
        const added = await addImported(tx, ring, { authority, incident, all, by });
        if ("unknown" in added) return { value: added, entries: [] };
        const counts = { ...added, held: await holdSuppressed(tx, authority) };
        return { value: counts, entries: entries(counts) };
      }),

    lift: (by, id, reasons, decide) =>
      alter(
        sql,
        by,
        {
          async read(tx) {
            if (!isUuid(id)) return null;
            const [row] = await tx<
              Row[]
            >`select s.*, null::int as number from suppression s where id = ${id} for update`;
            return row === undefined ? null : suppressionOf(row);
          },
          write: (tx, { liftedBy, liftedAt }) => tx`
            update suppression set lifted_by = ${liftedBy}, lifted_at = ${liftedAt}, lift_reasons = ${reasons} where id = ${id}`,
        },
        decide,
      ),
  };
}

function insertOne(tx: TransactionSql, one: Suppression, hash: Buffer | null) {
  return tx`
    insert into suppression (id, authority_id, scope, person_id, kind, hash, why, reasons, source, added_by, added_at)
    values (${one.id}, ${one.authority}, ${one.scope}, ${one.person}, ${one.kind}, ${hash}, ${one.why}, ${one.reasons},
      ${one.source}, ${one.addedBy}, ${one.addedAt})
    on conflict do nothing`;
}

/** What is written for them and not on its way yet waits for a human; what is on its way is met when it is leased. */
export async function holdSuppressed(tx: TransactionSql, authority: AuthorityId): Promise<number> {
  const { count } = await tx`
    update notice n set state = 'held', hold_reasons = array(select distinct unnest(n.hold_reasons || array['suppressed'])),
      approved_by = null, approved_at = null
    where n.authority_id = ${authority} and (n.state in ('drafted', 'approved')
        or (n.state = 'held' and not 'suppressed' = any(n.hold_reasons))) and ${isSuppressed(tx)}`;
  return count;
}

function lines(sql: Sql) {
  return sql`select s.*, p.number, staff_name(s.added_by) as added_name, staff_name(s.lifted_by::text) as lifted_name
    from suppression s left join person p on p.id = s.person_id`;
}

type Row = {
  readonly id: string;
  readonly authority_id: AuthorityId;
  readonly scope: Suppression["scope"];
  readonly person_id: PersonId | null;
  readonly kind: Suppression["kind"];
  readonly why: Suppression["why"];
  readonly reasons: string;
  readonly source: Suppression["source"];
  readonly added_by: string;
  readonly added_at: Date;
  readonly lifted_by: StaffId | null;
  readonly lifted_at: Date | null;
  readonly lift_reasons: string;
  readonly number: number | null;
  readonly added_name?: string | null;
  readonly lifted_name?: string | null;
};

function suppressionOf(row: Row): Suppression {
  return {
    ...{ id: row.id, authority: row.authority_id, scope: row.scope, person: row.person_id, kind: row.kind },
    ...{ why: row.why, reasons: row.reasons, source: row.source, addedBy: row.added_by },
    ...{ addedAt: row.added_at, liftedBy: row.lifted_by, liftedAt: row.lifted_at },
  };
}

function lineOf(row: Row): SuppressionLine {
  return {
    ...suppressionOf(row),
    reference: row.number === null ? null : personReference(row.number),
    addedByName: row.added_name ?? (row.source === "receipt" ? "Candour" : ""),
    liftedByName: row.lifted_name ?? "",
    liftReasons: row.lift_reasons,
  };
}
