/** One page of readings, the latest first: who looked at whom, and why. */
import type { KeyObject } from "node:crypto";
import type { Sql } from "postgres";
import type { AuthorityId, PersonId, StaffId } from "../../domain/ids.ts";
import type { ReadingKind } from "../../domain/staff/task.ts";
import type { ReadLine, ReadsPage, ReadsQuery } from "../../respond/desk/house/reading-desk.ts";
import { unseal } from "../../seal/seal.ts";
import { isUuid } from "../alter.ts";

const pageSize = 50;

export async function readReadsPage(
  sql: Sql,
  sealing: KeyObject,
  authority: AuthorityId,
  query: ReadsQuery,
): Promise<ReadsPage> {
  const { incident, staff, person } = query;
  if (!isUuid(incident)) return { rows: [], total: 0, page: 1, pages: 1, readers: [] };
  const where = sql`r.incident_id = ${incident}
    and (r.authority_id = ${authority} or exists (
      select from person_read p where p.reading_id = r.id and p.authority_id = ${authority}))
    and ${staff === undefined || !isUuid(staff) ? sql`true` : sql`r.staff_id = ${staff}`}
    and ${
      person === undefined || !isUuid(person)
        ? sql`true`
        : sql`exists (select from person_read p where p.reading_id = r.id and p.person_id = ${person})`
    }`;
  const [counts] = await sql<[{ readonly total: number }]>`
    select count(*)::int as total from reading r where ${where}`;
  const pages = Math.max(1, Math.ceil(counts.total / pageSize));
  const page = Math.min(Math.max(1, Math.trunc(query.page) || 1), pages);
  const rows = await sql<LineRow[]>`
    select r.at, r.kind, r.staff_id as staff, coalesce(staff_name(r.staff_id::text), '') as "staffName", r.searched,
      t.id as task, t.why, t.words, t.reference,
      coalesce((select json_agg(json_build_object('id', p.person_id, 'number', q.number) order by q.number)
        from person_read p left join person q on q.id = p.person_id where p.reading_id = r.id), '[]') as people
    from reading r join task t on t.id = r.task_id where ${where}
    order by r.at desc, r.id limit ${pageSize} offset ${pageSize * (page - 1)}`;
  const readers = await sql<{ readonly id: StaffId; readonly name: string }[]>`
    select distinct r.staff_id as id, coalesce(staff_name(r.staff_id::text), '') as name from reading r
    where r.incident_id = ${incident} order by name`;
  return {
    rows: rows.map((row) => lineOf(row, sealing)),
    total: counts.total,
    page,
    pages,
    readers: [...readers],
  };
}

function lineOf({ task, why, words, reference, people, ...row }: LineRow, key: KeyObject): ReadLine {
  const opened = (field: "words" | "reference", bytes: Buffer | null) =>
    bytes === null ? "" : unseal(bytes, key, `task ${task} ${field}`).toString();
  return {
    ...row,
    people: people.map(({ id, number }) => ({ id, reference: number === null ? null : referenceOf(number) })),
    task: { why, words: opened("words", words), reference: opened("reference", reference) },
  };
}

export function referenceOf(number: number): string {
  return `P-${String(number).padStart(6, "0")}`;
}

type LineRow = {
  readonly at: Date;
  readonly kind: ReadingKind;
  readonly staff: StaffId;
  readonly staffName: string;
  readonly searched: boolean;
  readonly task: string;
  readonly why: string;
  readonly words: Buffer | null;
  readonly reference: Buffer | null;
  /** Null where the person has been deleted. */
  readonly people: readonly { readonly id: PersonId; readonly number: number | null }[];
};
