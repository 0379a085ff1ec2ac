/** Who is held, and what is done about it, in SQL. Notes and plans lie sealed with the person's own key. */
import { randomUUID } from "node:crypto";
import type { Fragment, Sql, TransactionSql } from "postgres";
import { unopened } from "../../domain/documents/unopened.ts";
import type { NoticeId, PersonId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type ChangedMeanwhile, changedMeanwhile } from "../../domain/version.ts";
import type { EffortLine, HoldDetail, HoldLine } from "../../respond/desk/people/gate-desk.ts";
import type { GateStore, HoldQuery } from "../../respond/gate/gate-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { type NamedKey, sealUnder } from "../../seal/sealed-value.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { fieldsOfNotice } from "../notices/notice-fields.ts";
import { openPersonFields, openWith, personKey, personReference } from "../people/person-fields.ts";

type HoldStore = Pick<GateStore, "holds" | "holdCounts" | "hold" | "addEffort" | "plan" | "addContact">;

const perPage = 50;
const firstAlternative = 10_000;

export function holdRows(sql: Sql, ring: KeyRing): HoldStore {
  return {
    async holds(authority, query) {
      const where = sql`n.authority_id = ${authority} and ${matching(sql, query)}`;
      const [{ total }] = await sql<[{ readonly total: number }]>`
        select count(*)::int as total from notice n left join hold_work w on w.person_id = n.person_id where ${where}`;
      const pages = Math.max(1, Math.ceil(total / perPage));
      const page = Math.min(Math.max(1, query.page), pages);
      const rows = await sql<LineRow[]>`
        ${lines(sql)} where ${where}
        order by w.next_on asc nulls last, 'at-risk' = any(p.flags) desc, p.score desc, p.number
        limit ${perPage} offset ${(page - 1) * perPage}`;
      return { rows: await ring.reading(() => rows.map((row) => lineOf(row, ring))), total, page, pages };
    },

    async holdCounts(incident, authority) {
      return await sql<{ readonly reasons: HoldLine["reasons"]; readonly people: number }[]>`
        select hold_reasons as reasons, count(*)::int as people from notice
        where incident_id = ${incident} and authority_id = ${authority} and state = 'held' group by hold_reasons`;
    },

    async hold(incident, authority, notice) {
      if (!isUuid(notice)) return null;
      const [row] = await sql<DetailRow[]>`
        ${lines(sql)} where n.id = ${notice} and n.incident_id = ${incident} and n.authority_id = ${authority} and n.state = 'held'`;
      if (row === undefined) return null;
      const efforts = await sql<EffortRow[]>`
        select e.id, e.way, e.outcome, e.at, e.note, staff_name(e.by::text) as "byName" from hold_effort e
        where e.person_id = ${row.person} order by e.at desc, e.id limit 200`;
      return await ring.reading(() => detailOf(row, efforts, ring));
    },

    addEffort: (by, { person }, { way, outcome, note }, entries) =>
      ring.reading(() =>
        change(sql, actorOf(by), async (tx) => {
          const id = randomUUID();
          const key = await keyOf(tx, ring, person);
          await tx`
            insert into hold_effort (id, person_id, authority_id, at, by, way, outcome, note)
            select ${id}, p.id, p.authority_id, ${by.at}, ${by.by}, ${way}, ${outcome}, ${sealUnder(key, plain(note), `effort ${id} note`)}
            from person p where p.id = ${person}`;
          return { value: undefined, entries };
        }),
      ),

    plan: (by, { person }, { assignedTo, nextStep, nextOn, version }, entries) =>
      ring.reading(() =>
        change<Outcome<null, ChangedMeanwhile>>(sql, actorOf(by), async (tx) => {
          await tx`select from person where id = ${person} for update`;
          const [row] = await tx<WorkRow[]>`
            select version, staff_name(changed_by::text) as by, changed_at as at from hold_work
            where person_id = ${person} for update`;
          if ((row?.version ?? 0) !== version)
            return { value: failed(changedMeanwhile(row?.by ?? "Candour", row?.at ?? by.at)), entries: [] };
          await tx`
            insert into hold_work (person_id, incident_id, authority_id, since)
            select p.id, p.incident_id, p.authority_id, ${by.at} from person p where p.id = ${person} on conflict do nothing`;
          const sealed = sealUnder(await keyOf(tx, ring, person), plain(nextStep), `hold ${person} next`);
          await tx`
            update hold_work set assigned_to = ${assignedTo}, next_step = ${sealed}, next_on = ${nextOn},
              version = version + 1, changed_by = ${by.by}, changed_at = ${by.at} where person_id = ${person}`;
          return { value: done(null), entries };
        }),
      ),

    addContact: (by, { person }, { kind, value }, entries) =>
      ring.reading(() =>
        change(sql, actorOf(by), async (tx) => {
          const key = await keyOf(tx, ring, person);
          const [{ ordinal }] = await tx<[{ readonly ordinal: number }]>`
            select coalesce(max(ordinal) + 1, ${firstAlternative}) as ordinal from alternative_contact where person_id = ${person}`;
          await tx`
            insert into alternative_contact (person_id, authority_id, ordinal, kind, value, added_by, added_at)
            select p.id, p.authority_id, ${ordinal}, ${kind}, ${openPersonFields(person, key).contact.seal(value, ordinal)},
              ${by.by}, ${by.at} from person p where p.id = ${person}`;
          return { value: undefined, entries };
        }),
      ),
  };
}

function lines(sql: Sql): Fragment {
  return sql`
    select n.id as notice, n.person_id as person, p.number, p.seal_key as "sealKey", n.name, p.band, n.hold_reasons as reasons,
      coalesce(w.since, n.drafted_at) as since, w.assigned_to as "assignedTo", staff_name(w.assigned_to::text) as "assignedToName",
      to_char(w.next_on, 'YYYY-MM-DD') as "nextOn", w.next_step as "nextStep", coalesce(w.version, 0) as version,
      w.release_asked_by as "askedBy", staff_name(w.release_asked_by::text) as "askedByName", w.release_asked_at as "askedAt",
      w.release_ways as "askedWays", w.release_reasons as "askedReasons",
      (select count(*)::int from hold_effort e where e.person_id = n.person_id) as efforts,
      (select json_build_object('at', e.at, 'outcome', e.outcome) from hold_effort e where e.person_id = n.person_id
        order by e.at desc, e.id limit 1) as last
    from notice n join person p on p.id = n.person_id left join hold_work w on w.person_id = n.person_id`;
}

function matching(sql: Sql, { incident, reasons, assigned }: HoldQuery): Fragment {
  const to =
    assigned === null
      ? sql`true`
      : assigned === "nobody"
        ? sql`w.assigned_to is null`
        : sql`w.assigned_to = ${assigned}`;
  return sql`n.incident_id = ${incident} and n.state = 'held' and ${to}
    and ${reasons === null ? sql`true` : sql`n.hold_reasons && ${[...reasons]}::text[]`}`;
}

function lineOf(row: LineRow, ring: KeyRing): HoldLine {
  const { notice, person, sealKey } = row;
  const name = fieldsOfNotice(ring, { id: notice, person, sealKey }).open("name", row.name);
  return {
    ...{ notice, person, reference: personReference(row.number), name: name ?? unopened, band: row.band },
    ...{ reasons: row.reasons, since: row.since, nextOn: row.nextOn, efforts: row.efforts },
    ...{ assignedTo: row.assignedTo, assignedToName: row.assignedToName, askedBy: row.askedBy },
    lastEffort: row.last === null ? null : { at: new Date(row.last.at), outcome: row.last.outcome },
  };
}

function detailOf(row: DetailRow, efforts: readonly EffortRow[], ring: KeyRing): HoldDetail {
  const { person, sealKey } = row;
  const key = personKey(ring, person, sealKey);
  const opened = (sealed: Buffer | null, context: string): string =>
    sealed === null ? "" : (openWith(key, sealed, context) ?? unopened);
  return {
    ...lineOf(row, ring),
    plan: {
      ...{ assignedTo: row.assignedTo, nextOn: row.nextOn, version: row.version },
      nextStep: opened(row.nextStep, `hold ${person} next`),
    },
    history: efforts.map(({ id, note, ...effort }): EffortLine => {
      return { ...effort, note: opened(note, `effort ${id} note`) };
    }),
    ...{ askedByName: row.askedByName, askedAt: row.askedAt, askedWays: row.askedWays ?? [] },
    askedReasons: opened(row.askedReasons, releaseContext(person)),
  };
}

export function releaseContext(person: PersonId): string {
  return `hold ${person} release`;
}

async function keyOf(tx: TransactionSql, ring: KeyRing, person: PersonId): Promise<NamedKey> {
  const [row] = await tx<
    { readonly key: Buffer | null }[]
  >`select seal_key as key from person where id = ${person}`;
  const key = row === undefined ? null : personKey(ring, person, row.key);
  if (key === null) throw new Error("The key of this person is gone.");
  return key;
}

function plain(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "");
}

type WorkRow = { readonly version: number; readonly by: string | null; readonly at: Date | null };
type LineRow = Omit<HoldLine, "reference" | "name" | "lastEffort"> & {
  readonly number: number;
  readonly sealKey: Buffer | null;
  readonly name: Buffer;
  readonly last: {
    readonly at: string;
    readonly outcome: NonNullable<HoldLine["lastEffort"]>["outcome"];
  } | null;
};
type DetailRow = LineRow & {
  readonly notice: NoticeId;
  readonly nextStep: Buffer | null;
  readonly version: number;
  readonly askedByName: string | null;
  readonly askedAt: Date | null;
  readonly askedWays: readonly number[] | null;
  readonly askedReasons: Buffer | null;
};
type EffortRow = Omit<EffortLine, "note"> & { readonly id: string; readonly note: Buffer };
