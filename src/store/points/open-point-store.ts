/** What we know, believe and do not know yet, in SQL: numbered from 1 in each incident, every wording kept. */
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, StaffId } from "../../domain/ids.ts";
import { done, failed } from "../../domain/outcome.ts";
import type { Point } from "../../domain/publication/point.ts";
import type { PointStore } from "../../respond/points/point-store.ts";
import { actorOf, alter, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { takeVersion } from "../editions/editions.ts";

type Written = Awaited<ReturnType<PointStore["write"]>>;

export function openPointStore(sql: Sql): PointStore {
  return {
    async of(incident) {
      if (!isUuid(incident)) return [];
      const rows = await sql<PointRow[]>`
        select ${columns(sql)} from point where incident_id = ${incident} order by number desc`;
      return rows.map(pointOf);
    },

    write(by, from, draft, entries) {
      return change<Written>(sql, actorOf(by), async (tx) => {
        const stale = await takeVersion(tx, by, { kind: "points", incident: draft.incident }, from);
        if (stale !== null) return { value: failed(stale), entries: [] };
        const point: Point = { ...draft, number: await nextNumber(tx, draft.incident) };
        await tx`
          insert into point (incident_id, number, revises, kind, sure, text, taken, why, authority_id, author_name, writers,
            written_at)
          values (${point.incident}, ${point.number}, ${point.revises}, ${point.kind}, ${point.sure}, ${point.text},
            ${[...point.taken]}::text[], ${point.why}, ${point.authority}, ${point.authorName}, ${[...point.writers]}::uuid[], ${point.writtenAt})`;
        return { value: done(point), entries: entries(point) };
      });
    },

    alter(by, { incident, number }, decide) {
      const row = {
        async read(tx: TransactionSql) {
          if (!isUuid(incident) || !Number.isSafeInteger(number)) return null;
          const [found] = await tx<PointRow[]>`
            select ${columns(tx)} from point where incident_id = ${incident} and number = ${number} for update`;
          return found === undefined ? null : pointOf(found);
        },
        write: (tx: TransactionSql, next: Point) => tx`
          update point set state = ${next.state}, published_at = ${next.publishedAt},
            approved_by = case when ${next.state === "published"} then coalesce(approved_by, ${by.by === "system" ? null : by.by}) end,
            approved_by_name = ${next.approvedByName}, checked_at = ${next.checkedAt},
            checked_by_name = ${next.checkedByName}
          where incident_id = ${incident} and number = ${number}`,
      };
      return alter(sql, by, row, decide);
    },
  };
}

async function nextNumber(tx: TransactionSql, incident: IncidentId): Promise<number> {
  await tx`select from incident where id = ${incident} for update`;
  const [row] = await tx<[{ readonly next: number }]>`
    select coalesce(max(number), 0) + 1 as next from point where incident_id = ${incident}`;
  return row.next;
}

function columns(sql: Sql | TransactionSql) {
  return sql`incident_id, number, revises, kind, sure, text, taken, why, state, authority_id, author_name, writers, written_at,
    approved_by_name, published_at, checked_at, checked_by_name`;
}

type PointRow = {
  readonly incident_id: IncidentId;
  readonly number: number;
  readonly revises: number | null;
  readonly kind: Point["kind"];
  readonly sure: Point["sure"];
  readonly text: string;
  readonly taken: Point["taken"];
  readonly why: string;
  readonly state: Point["state"];
  readonly authority_id: AuthorityId;
  readonly author_name: string;
  readonly writers: readonly StaffId[];
  readonly written_at: Date;
  readonly approved_by_name: string;
  readonly published_at: Date | null;
  readonly checked_at: Date | null;
  readonly checked_by_name: string;
};

function pointOf(row: PointRow): Point {
  return {
    incident: row.incident_id,
    number: row.number,
    revises: row.revises,
    kind: row.kind,
    sure: row.sure,
    text: row.text,
    taken: row.taken,
    why: row.why,
    state: row.state,
    authority: row.authority_id,
    authorName: row.author_name,
    writers: row.writers,
    writtenAt: row.written_at,
    approvedByName: row.approved_by_name,
    publishedAt: row.published_at,
    checkedAt: row.checked_at,
    checkedByName: row.checked_by_name,
  };
}
