/** Translations in SQL: numbered over the whole record, every one kept; of a text and a language one draft and one that stands. */
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, StaffId } from "../../domain/ids.ts";
import { done, failed } from "../../domain/outcome.ts";
import type { SubjectName, Words } from "../../domain/translations/subject.ts";
import type { Translation } from "../../domain/translations/translation.ts";
import type { TranslationStore } from "../../respond/translations/translation-store.ts";
import { actorOf, alter } from "../alter.ts";
import { change } from "../change.ts";
import { takeVersion } from "../editions/editions.ts";

type Written = Awaited<ReturnType<TranslationStore["write"]>>;

export function openTranslationStore(sql: Sql): TranslationStore {
  return {
    async current() {
      const rows = await sql<Row[]>`
        select ${columns(sql)} from translation where state in ('draft', 'approved') order by number desc`;
      return rows.map(translationOf);
    },

    async of(subject, language) {
      const rows = await sql<Row[]>`
        select ${columns(sql)} from translation where subject = ${subject} and language = ${language}
        order by number desc`;
      return rows.map(translationOf);
    },

    write(by, from, draft, entries) {
      return change<Written>(sql, actorOf(by), async (tx) => {
        const { subject, language, authority, incident } = draft;
        const what = { kind: "translation", subject, language, authority, incident } as const;
        const stale = await takeVersion(tx, by, what, from);
        if (stale !== null) return { value: failed(stale), entries: [] };
        await tx`
          update translation set state = 'replaced'
          where subject = ${subject} and language = ${language} and state = 'draft'`;
        const [row] = await tx<[{ readonly number: number }]>`
          insert into translation (subject, kind, language, incident_id, authority_id, source, fields, author_name,
            writers, written_at)
          values (${subject}, ${draft.kind}, ${language}, ${incident}, ${authority}, ${tx.json(draft.source)},
            ${tx.json(draft.fields)}, ${draft.authorName}, ${[...draft.writers]}::uuid[], ${draft.writtenAt})
          returning number`;
        const translation: Translation = { ...draft, number: row.number };
        return { value: done(translation), entries: entries(translation) };
      });
    },

    alter(by, number, decide) {
      const row = {
        async read(tx: TransactionSql) {
          if (!Number.isInteger(number) || number < 1 || number > 2 ** 31 - 1) return null;
          const [found] = await tx<Row[]>`
            select ${columns(tx)} from translation where number = ${number} for update`;
          return found === undefined ? null : translationOf(found);
        },
        async write(tx: TransactionSql, next: Translation) {
          if (next.state === "approved")
            await tx`
              update translation set state = 'replaced'
              where subject = ${next.subject} and language = ${next.language} and state = 'approved'`;
          await tx`
            update translation set state = ${next.state}, approved_by = ${next.approvedBy},
              approved_by_name = ${next.approvedByName}, approved_at = ${next.approvedAt}
            where number = ${number}`;
        },
      };
      return alter(sql, by, row, decide);
    },
  };
}

function columns(sql: Sql | TransactionSql) {
  return sql`number, subject, kind, incident_id, authority_id, language, source, fields, state, author_name, writers,
    written_at, approved_by, approved_by_name, approved_at`;
}

type Row = {
  readonly number: number;
  readonly subject: SubjectName;
  readonly kind: Translation["kind"];
  readonly incident_id: IncidentId | null;
  readonly authority_id: AuthorityId;
  readonly language: string;
  readonly source: Words;
  readonly fields: Words;
  readonly state: Translation["state"];
  readonly author_name: string;
  readonly writers: readonly StaffId[];
  readonly written_at: Date;
  readonly approved_by: StaffId | null;
  readonly approved_by_name: string;
  readonly approved_at: Date | null;
};

function translationOf(row: Row): Translation {
  const { incident_id, authority_id, author_name, written_at, approved_by, approved_by_name, approved_at } =
    row;
  const { number, subject, kind, language, source, fields, state, writers } = row;
  return {
    ...{ number, subject, kind, incident: incident_id, authority: authority_id, language, source, fields },
    ...{ state, authorName: author_name, writers, writtenAt: written_at },
    ...{ approvedBy: approved_by, approvedByName: approved_by_name, approvedAt: approved_at },
  };
}
