/** Notices that nobody has approved, with what their words are made from; and the words that take the place of theirs. */
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, NoticeId, PersonId } from "../../domain/ids.ts";
import type { Reading } from "../../domain/notices/compose-for.ts";
import type { MentionType } from "../../domain/people/mention.ts";
import type { RewordStore, Unapproved } from "../../respond/wording/wording-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { fieldsOfNotice, openNoticeFields } from "../notices/notice-fields.ts";
import { openPersonFields, personKey, personReference } from "../people/person-fields.ts";

type Marks = Readonly<Record<string, string>>;

export function openRewordStore(sql: Sql, ring: KeyRing): RewordStore {
  return {
    async stale(incident, authority, marks) {
      const [row] = await sql<[{ readonly n: number }]>`
        select count(*)::int as n from ${waiting(sql)} where ${isStale(sql, incident, authority, marks)}`;
      return row.n;
    },

    async nextStale(incident, authority, marks, after, most) {
      const rows = await sql<Row[]>`
        select ${columns(sql)} from ${waiting(sql)} where ${isStale(sql, incident, authority, marks)}
          and ${after === null ? sql`true` : sql`n.id > ${after}`}
        order by n.id limit ${most}`;
      return await ring.reading(() => rows.flatMap((row) => opened(ring, row)));
    },

    async factsOf(authority, notices) {
      const rows = await sql<Row[]>`
        select ${columns(sql)} from ${waiting(sql)}
        where n.id = any(${notices.filter(isUuid)}::uuid[]) and n.authority_id = ${authority}`;
      return await ring.reading(() => rows.flatMap((row) => opened(ring, row)));
    },

    reword(by, words, entries) {
      return ring.reading(() =>
        change(sql, actorOf(by), async (tx) => {
          let count = 0;
          for (const { notice, words: said, mark, from } of words) {
            const [row] = await tx<
              { readonly id: NoticeId; readonly person: PersonId; readonly sealKey: Buffer | null }[]
            >`
              select n.id, n.person_id as person, p.seal_key as "sealKey" from notice n join person p on p.id = n.person_id
              where n.id = ${notice} and n.state in ('held', 'drafted') for update of n`;
            const key = row === undefined ? null : personKey(ring, row.person, row.sealKey);
            // Approved meanwhile, or its key is gone: it stays as it is.
            if (row === undefined || key === null) continue;
            await tx`
              update notice set words = ${openNoticeFields(notice, key).sealWords(said)}, words_mark = ${mark},
                words_from = ${from} where id = ${notice}`;
            count += 1;
          }
          return { value: count, entries: count === 0 ? [] : entries(count) };
        }),
      );
    },
  };
}

function waiting(sql: Sql) {
  return sql`notice n join person p on p.id = n.person_id left join reading_need r on r.person_id = n.person_id`;
}

/** What was found since the draft was made is a matter of drafting anew; corrections and second notices have words of their own. */
function isStale(sql: Sql, incident: IncidentId, authority: AuthorityId, marks: Marks) {
  return sql`n.incident_id = ${incident} and n.authority_id = ${authority} and n.ordinal = 1
    and n.state in ('held', 'drafted') and n.reviews = p.reviews
    -- What two controllers say together has words of its own too.
    and not exists (select from told_for f where n.id in (f.notice_id, f.other_notice_id))
    and n.words_mark <> coalesce(${sql.json(marks)}::jsonb ->> (coalesce(r.format, 'plain') || '/' || coalesce(r.language, 'en')),
      ${sql.json(marks)}::jsonb ->> (coalesce(r.format, 'plain') || '/en'))`;
}

function columns(sql: Sql | TransactionSql) {
  return sql`n.id as notice, n.person_id as person, p.number, p.seal_key as "sealKey", p.names, p.categories,
    coalesce(r.format, 'plain') as format, coalesce(r.language, 'en') as language, n.name,
    (select min(d.earliest) from finding f join document d on d.holding_id = f.holding_id and d.id = f.document
      where f.person_id = p.id) as earliest,
    (select max(d.latest) from finding f join document d on d.holding_id = f.holding_id and d.id = f.document
      where f.person_id = p.id) as latest`;
}

type Row = Reading & {
  readonly notice: NoticeId;
  readonly person: PersonId;
  readonly number: number;
  readonly sealKey: Buffer | null;
  readonly names: readonly Buffer[];
  readonly name: Buffer;
  readonly categories: readonly MentionType[];
  readonly earliest: string | null;
  readonly latest: string | null;
};

function opened(ring: KeyRing, row: Row): readonly Unapproved[] {
  const { notice, person, number, sealKey, names, categories, earliest, latest, format, language } = row;
  const key = personKey(ring, person, sealKey);
  if (key === null) return [];
  const named = fieldsOfNotice(ring, { id: notice, person, sealKey }).open("name", row.name);
  const found = names[0] === undefined ? "" : openPersonFields(person, key).name.open(names[0], 0);
  const years = earliest === null || latest === null ? null : { from: yearOf(earliest), to: yearOf(latest) };
  return [
    {
      ...{ notice, person, reading: { format, language } },
      facts: { name: named ?? found, categories, years, reference: personReference(number) },
    },
  ];
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
