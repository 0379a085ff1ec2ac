/** Statements in SQL: numbered from 1 in each incident, every version kept. */
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, StaffId } from "../../domain/ids.ts";
import { done, failed } from "../../domain/outcome.ts";
import type { Statement } from "../../domain/publication/statement.ts";
import type { StatementStore } from "../../respond/ports.ts";
import { actorOf, alter, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { takeVersion } from "../editions/editions.ts";

type Written = Awaited<ReturnType<StatementStore["write"]>>;

export function openStatementStore(sql: Sql): StatementStore {
  return {
    async of(incident) {
      if (!isUuid(incident)) return [];
      const rows = await sql<StatementRow[]>`
        select ${columns(sql)} from statement where incident_id = ${incident} order by number desc`;
      return rows.map(statementOf);
    },

    write(by, from, draft, entries) {
      return change<Written>(sql, actorOf(by), async (tx) => {
        const what = { kind: "statements", incident: draft.incident } as const;
        const stale = await takeVersion(tx, by, what, from);
        if (stale !== null) return { value: failed(stale), entries: [] };
        const statement: Statement = { ...draft, number: await nextNumber(tx, draft.incident) };
        const { incident, number, title, body, authority, authorName, writers, writtenAt } = statement;
        await tx`
          insert into statement (incident_id, number, title, body, easy_read, authority_id, author_id, author_name, writers,
            written_at, corrects, changed)
          values (${incident}, ${number}, ${title}, ${body}, ${statement.easyRead}, ${authority}, ${by.by === "system" ? null : by.by},
            ${authorName}, ${[...writers]}::uuid[], ${writtenAt}, ${statement.corrects}, ${statement.changed})`;
        return { value: done(statement), entries: entries(statement) };
      });
    },

    alter(by, { incident, number }, decide) {
      const row = {
        async read(tx: TransactionSql) {
          if (!isUuid(incident) || !Number.isSafeInteger(number)) return null;
          const [found] = await tx<StatementRow[]>`
            select ${columns(tx)} from statement where incident_id = ${incident} and number = ${number} for update`;
          return found === undefined ? null : statementOf(found);
        },
        write: (tx: TransactionSql, next: Statement) => tx`
          update statement set state = ${next.state}, published_at = ${next.publishedAt},
            approved_by = ${next.approvedBy}, approved_by_name = ${next.approvedByName}, approved_at = ${next.approvedAt},
            why = ${next.why}, retracted_at = ${next.retractedAt}
          where incident_id = ${incident} and number = ${number}`,
      };
      return alter(sql, by, row, decide);
    },
  };
}

function columns(sql: Sql | TransactionSql) {
  return sql`incident_id, number, title, body, easy_read, state, authority_id, author_name, writers, written_at, corrects, changed,
    approved_by, approved_by_name, approved_at, why, published_at, retracted_at`;
}

async function nextNumber(tx: TransactionSql, incident: IncidentId): Promise<number> {
  await tx`select from incident where id = ${incident} for update`;
  const [row] = await tx<[{ readonly next: number }]>`
    select coalesce(max(number), 0) + 1 as next from statement where incident_id = ${incident}`;
  return row.next;
}

type StatementRow = {
  readonly incident_id: IncidentId;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly easy_read: string;
  readonly state: Statement["state"];
  readonly authority_id: AuthorityId | null;
  readonly author_name: string;
  readonly writers: readonly StaffId[];
  readonly written_at: Date;
  readonly corrects: number | null;
  readonly changed: string;
  readonly approved_by: StaffId | null;
  readonly approved_by_name: string;
  readonly approved_at: Date | null;
  readonly why: string;
  readonly published_at: Date | null;
  readonly retracted_at: Date | null;
};

function statementOf(row: StatementRow): Statement {
  return {
    incident: row.incident_id,
    number: row.number,
    title: row.title,
    body: row.body,
    easyRead: row.easy_read,
    state: row.state,
    authority: row.authority_id,
    authorName: row.author_name,
    writers: row.writers,
    writtenAt: row.written_at,
    corrects: row.corrects,
    changed: row.changed,
    approvedBy: row.approved_by,
    approvedByName: row.approved_by_name,
    approvedAt: row.approved_at,
    why: row.why,
    publishedAt: row.published_at,
    retractedAt: row.retracted_at,
  };
}
