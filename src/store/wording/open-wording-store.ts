/** The words of notices in SQL: every one kept, of a language and kind one draft and one that stands. */
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, StaffId } from "../../domain/ids.ts";
import { done, failed } from "../../domain/outcome.ts";
import { changedMeanwhile } from "../../domain/version.ts";
import type { Wording, WordingFields } from "../../domain/wording/wording.ts";
import type { WordingStore } from "../../respond/wording/wording-store.ts";
import { actorOf, alter } from "../alter.ts";
import { change } from "../change.ts";

type Written = Awaited<ReturnType<WordingStore["write"]>>;

export function openWordingStore(sql: Sql): WordingStore {
  return {
    async current(authority) {
      const rows = await sql<Row[]>`
        select ${columns(sql)} from wording where authority_id = ${authority} and state in ('draft', 'approved')
        order by number`;
      return rows.map(wordingOf);
    },

    async of(authority, { language, kind }) {
      const rows = await sql<Row[]>`
        select ${columns(sql)} from wording
        where authority_id = ${authority} and language = ${language} and kind = ${kind} order by version desc`;
      return rows.map(wordingOf);
    },

    write(by, from, draft, entries) {
      return change<Written>(sql, actorOf(by), async (tx) => {
        const { authority, language, kind } = draft;
        // Two who write the first at once have no row to wait at: they wait here.
        await tx`select pg_advisory_xact_lock(hashtextextended(${`wording ${authority} ${language} ${kind}`}, 0))`;
        const [last] = await tx<Pick<Row, "version" | "author_name" | "written_at">[]>`
          select version, author_name, written_at from wording
          where authority_id = ${authority} and language = ${language} and kind = ${kind}
          order by version desc limit 1 for update`;
        if (last !== undefined && last.version !== from)
          return { value: failed(changedMeanwhile(last.author_name, last.written_at)), entries: [] };
        await tx`
          update wording set state = 'replaced'
          where authority_id = ${authority} and language = ${language} and kind = ${kind} and state = 'draft'`;
        const version = (last?.version ?? 0) + 1;
        const [row] = await tx<[{ readonly number: number }]>`
          insert into wording (authority_id, language, kind, version, source, fields, author_name, writers, written_at)
          values (${authority}, ${language}, ${kind}, ${version}, ${tx.json(draft.source)}, ${tx.json(draft.fields)},
            ${draft.authorName}, ${[...draft.writers]}::uuid[], ${draft.writtenAt})
          returning number`;
        const wording: Wording = { ...draft, number: row.number, version };
        return { value: done(wording), entries: entries(wording) };
      });
    },

    alter(by, number, decide) {
      const row = {
        async read(tx: TransactionSql) {
          if (!Number.isInteger(number) || number < 1 || number > 2 ** 31 - 1) return null;
          const [found] = await tx<
            Row[]
          >`select ${columns(tx)} from wording where number = ${number} for update`;
          return found === undefined ? null : wordingOf(found);
        },
        async write(tx: TransactionSql, next: Wording) {
          const { authority, language, kind } = next;
          if (next.state === "approved")
            await tx`
              update wording set state = 'replaced'
              where authority_id = ${authority} and language = ${language} and kind = ${kind} and state = 'approved'`;
          await tx`
            update wording set state = ${next.state}, approved_by = ${next.approvedBy},
              approved_by_name = ${next.approvedByName}, approved_at = ${next.approvedAt}
            where number = ${number}`;
        },
      };
      return alter(sql, by, row, decide);
    },
  };
}

function columns(sql: Sql | TransactionSql) {
  return sql`number, authority_id, language, kind, version, source, fields, state, author_name, writers, written_at,
    approved_by, approved_by_name, approved_at`;
}

type Row = {
  readonly number: number;
  readonly authority_id: AuthorityId;
  readonly language: string;
  readonly kind: Wording["kind"];
  readonly version: number;
  readonly source: WordingFields;
  readonly fields: WordingFields;
  readonly state: Wording["state"];
  readonly author_name: string;
  readonly writers: readonly StaffId[];
  readonly written_at: Date;
  readonly approved_by: StaffId | null;
  readonly approved_by_name: string;
  readonly approved_at: Date | null;
};

function wordingOf(row: Row): Wording {
  const { authority_id, author_name, written_at, approved_by, approved_by_name, approved_at, ...rest } = row;
  return {
    ...{ ...rest, authority: authority_id, authorName: author_name, writtenAt: written_at },
    ...{ approvedBy: approved_by, approvedByName: approved_by_name, approvedAt: approved_at },
  };
}
