/** How people read best, in SQL. */
import type { Sql } from "postgres";
import type { PersonId } from "../../domain/ids.ts";
import { done, failed } from "../../domain/outcome.ts";
import { changedMeanwhile } from "../../domain/version.ts";
import type { ReadingNeed } from "../../respond/desk/people/wording-desk.ts";
import type { ReadingNeedStore } from "../../respond/wording/wording-store.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";

type Set = Awaited<ReturnType<ReadingNeedStore["set"]>>;
type Imported = Awaited<ReturnType<ReadingNeedStore["import"]>>;

export function openNeedStore(sql: Sql): ReadingNeedStore {
  return {
    async of(person) {
      if (!isUuid(person)) return null;
      const [row] = await sql<ReadingNeed[]>`
        select format, language, version, way, changed_by_name as "changedByName", changed_at as "changedAt"
        from reading_need where person_id = ${person}`;
      return row === undefined ? null : { ...row };
    },

    set(by, { id, incident, authority }, { format, language, from, name, staff }, entries) {
      return change<Set>(sql, actorOf(by), async (tx) => {
        await tx`select pg_advisory_xact_lock(hashtextextended(${`reading need ${id}`}, 0))`;
        const [stands] = await tx<{ readonly version: number; readonly name: string; readonly at: Date }[]>`
          select version, changed_by_name as name, changed_at as at from reading_need where person_id = ${id} for update`;
        if (stands !== undefined && stands.version !== from)
          return { value: failed(changedMeanwhile(stands.name, stands.at)), entries: [] };
        const version = (stands?.version ?? 0) + 1;
        await tx`
          insert into reading_need (person_id, incident_id, authority_id, format, language, way, version, changed_by,
            changed_by_name, changed_at)
          values (${id}, ${incident}, ${authority}, ${format}, ${language}, 'hand', ${version}, ${staff}, ${name}, ${by.at})
          on conflict (person_id) do update set format = excluded.format, language = excluded.language, way = 'hand',
            version = excluded.version, changed_by = excluded.changed_by, changed_by_name = excluded.changed_by_name,
            changed_at = excluded.changed_at`;
        return { value: done(version), entries: entries(version) };
      });
    },

    import(by, { incident, authority }, rows, { name, staff, dry }, entries) {
      return change<Imported>(sql, actorOf(by), async (tx) => {
        const numbers = rows.map(({ reference }) => Number(reference.slice(2)));
        const people = await tx<{ readonly id: PersonId; readonly number: number }[]>`
          select id, number from person where incident_id = ${incident} and authority_id = ${authority}
            and deleted_at is null and number = any(${numbers}::bigint[])`;
        const found = new Map(people.map(({ id, number }) => [number, id]));
        const unknown = rows.filter((_, at) => !found.has(numbers[at]!)).map(({ reference }) => reference);
        const known = rows.flatMap((row, at) => {
          const id = found.get(numbers[at]!);
          return id === undefined ? [] : [{ ...row, id }];
        });
        if (dry || known.length === 0) return { value: { set: known.length, unknown }, entries: [] };
        await tx`
          insert into reading_need (person_id, incident_id, authority_id, format, language, way, version, changed_by,
            changed_by_name, changed_at)
          select one.id, ${incident}, ${authority}, one.format, one.language, 'import', 1, ${staff}, ${name}, ${by.at}
          from unnest(${known.map(({ id }) => id)}::uuid[], ${known.map(({ format }) => format)}::text[],
            ${known.map(({ language }) => language)}::text[]) as one (id, format, language)
          on conflict (person_id) do update set format = excluded.format, language = excluded.language, way = 'import',
            version = reading_need.version + 1, changed_by = excluded.changed_by,
            changed_by_name = excluded.changed_by_name, changed_at = excluded.changed_at`;
        return { value: { set: known.length, unknown }, entries: entries(known.length) };
      });
    },
  };
}
