/** Statements in SQL: numbered from 1 in each incident, every version kept. */
import type { Sql, TransactionSql } from "postgres";
import type { IncidentId } from "../../domain/ids.ts";
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
        select incident_id, number, title, body, author_name, written_at, published_at
        from statement where incident_id = ${incident} order by number desc`;
      return rows.map(statementOf);
    },

    write(by, from, draft, entries) {
      return change<Written>(sql, actorOf(by), async (tx) => {
        const what = { kind: "statements", incident: draft.incident } as const;
        const stale = await takeVersion(tx, by, what, from);
        if (stale !== null) return { value: failed(stale), entries: [] };
        const statement: Statement = { ...draft, number: await nextNumber(tx, draft.incident) };
        const { incident, number, title, body, authorName, writtenAt } = statement;
        await tx`
          insert into statement (incident_id, number, title, body, author_id, author_name, written_at)
          values (${incident}, ${number}, ${title}, ${body}, ${by.by === "system" ? null : by.by}, ${authorName},
            ${writtenAt})`;
        return { value: done(statement), entries: entries(statement) };
      });
    },

    alter(by, { incident, number }, decide) {
      const row = {
        async read(tx: TransactionSql) {
          if (!isUuid(incident) || !Number.isSafeInteger(number)) return null;
          const [found] = await tx<StatementRow[]>`
            select incident_id, number, title, body, author_name, written_at, published_at
            from statement where incident_id = ${incident} and number = ${number} for update`;
          return found === undefined ? null : statementOf(found);
        },
        write: (tx: TransactionSql, next: Statement) => tx`
          update statement set published_at = ${next.publishedAt}
          where incident_id = ${incident} and number = ${number}`,
      };
      return alter(sql, by, row, decide);
    },
  };
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
  readonly author_name: string;
  readonly written_at: Date;
  readonly published_at: Date | null;
};

function statementOf(row: StatementRow): Statement {
  return {
    incident: row.incident_id,
    number: row.number,
    title: row.title,
    body: row.body,
    state: row.published_at === null ? "draft" : "published",
    authorName: row.author_name,
    writtenAt: row.written_at,
    publishedAt: row.published_at,
  };
}
