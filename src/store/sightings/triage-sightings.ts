/** What becomes of sightings and groups, in SQL: under the group's lock, with its entries, or not at all. */
import { randomUUID } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, SightingGroupId, SightingId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { SightingGroup } from "../../domain/sightings/sighting.ts";
import type { Change } from "../../respond/ports.ts";
import type { Moved, NotThere, SightingStore } from "../../respond/sightings/sighting-store.ts";
import { actorOf, isUuid } from "../alter.ts";
import { type Change as Changed, change } from "../change.ts";
import { countGroup, type GroupRow, groupOf, lockGroup, otherVersion, touchGroup } from "./group-row.ts";
import { rebuildGroup } from "./rebuild-group.ts";
import { joinGroups, oneAtATime } from "./receive-sighting.ts";
import type { SightingFields } from "./sighting-fields.ts";

type Triage = Pick<
  SightingStore,
  "assign" | "linkMeasure" | "promote" | "close" | "reopen" | "move" | "merge"
>;

export function openTriage(sql: Sql, fields: SightingFields): Triage {
  return {
    assign: (by, id, { to, version }, entries) =>
      altering(sql, by, id, async (tx, row) => {
        const other = await otherVersion(tx, row, version);
        if (other !== null) return failed(other);
        await tx`update sighting_group set assigned_to = ${to} where id = ${row.id}`;
        await touchGroup(tx, by, row.id);
        const next = { ...groupOf(row), assignedTo: to, version: version + 1 };
        return done({ value: next, entries: entries(next) });
      }),

    linkMeasure: (by, id, { measure, version }, entries) =>
      altering(sql, by, id, async (tx, row) => {
        const other = await otherVersion(tx, row, version);
        if (other !== null) return failed(other);
        await tx`update sighting_group set measure_id = ${measure} where id = ${row.id}`;
        await touchGroup(tx, by, row.id);
        const next = { ...groupOf(row), measure: measure as SightingGroup["measure"], version: version + 1 };
        return done({ value: next, entries: entries(next) });
      }),

    promote: (by, id, incident, entries) =>
      altering(sql, by, id, async (tx, row) => {
        if (row.incident_id !== null && row.incident_id !== incident)
          return failed({ kind: "in-other-incident" });
        if (row.incident_id === incident) return done({ value: groupOf(row), entries: [] });
        await tx`update sighting_group set incident_id = ${incident} where id = ${row.id}`;
        const { count } = await tx`
          update sighting set incident_id = ${incident},
            keep_until = greatest(keep_until, (received_at + make_interval(months => sighting_months(${incident}, authority_id)))::date)
          where group_id = ${row.id}`;
        await touchGroup(tx, by, row.id);
        const next = { ...groupOf(row), incident, version: row.version + 1 };
        return done({ value: next, entries: entries({ ...next, sightings: count }) });
      }),

    close: (by, id, { which, outcome, answer }, entries) =>
      altering(sql, by, id, async (tx, row) => {
        const named = which === "all" ? [] : which.filter(isUuid);
        const open = await tx<{ readonly id: SightingId }[]>`
          select id from sighting where group_id = ${row.id} and outcome is null
            ${which === "all" ? tx`` : tx`and id = any(${named}::uuid[])`} order by id for update`;
        if (open.length === 0) return failed(await whoClosed(tx, row.id, named));
        const ids = open.map((one) => one.id);
        const answers = ids.map((one) =>
          answer === "" ? null : fields.seal(one, "answer", answer).toString("hex"),
        );
        await tx`
          update sighting s set outcome = ${outcome}, closed_by = ${staffOf(by)}, closed_at = ${by.at},
            answer = decode(u.answer, 'hex')
          from unnest(${ids}::uuid[], ${answers}::text[]) as u(id, answer) where s.id = u.id`;
        await markUntold(tx, ids);
        await countGroup(tx, row.id);
        await touchGroup(tx, by, row.id);
        return done({ value: ids.length, entries: entries(groupOf(row), ids) });
      }),

    reopen: (by, id, entries) =>
      ofSighting(sql, by, id, async (tx, sighting) => {
        const { count } = await tx`
          update sighting set outcome = null, closed_by = null, closed_at = null, answer = null
          where id = ${id} and outcome is not null`;
        if (count === 0) return failed({ kind: "done-already", by: "Somebody", at: by.at });
        await markUntold(tx, [id]);
        await countGroup(tx, sighting.group.id);
        await touchGroup(tx, by, sighting.group.id);
        return done({ value: null, entries: entries(sighting) });
      }),

    move: (by, id, to, entries) =>
      ofSighting<SightingGroup, MoveRefusal>(sql, by, id, async (tx, { group }) => {
        const into = to === "alone" ? await beginGroup(tx, fields, group, id, by) : await lockGroup(tx, to);
        if (into === null || into.authority_id !== group.authority_id)
          return failed({ kind: "no-such-group" });
        if (into.id === group.id) return failed({ kind: "same-group" });
        await tx`
          update sighting set group_id = ${into.id}, incident_id = ${into.incident_id}, because = '{}',
            placed_by = ${staffOf(by)} where id = ${id}`;
        for (const one of [group, into]) await judged(tx, fields, by, one);
        const moved: Moved = { from: groupOf(group), into: groupOf(into), sightings: 1 };
        return done({ value: moved.into, entries: entries(moved) });
      }),

    merge: (by, from, into, entries) =>
      change<Outcome<SightingGroup, MergeRefusal | NotThere>>(sql, actorOf(by), async (tx) => {
        const [owner] = isUuid(from)
          ? await tx<{ readonly authority: AuthorityId }[]>`
              select authority_id as authority from sighting_group where id = ${from}`
          : [];
        if (owner !== undefined) await oneAtATime(tx, owner.authority);
        const [source, target] = [await lockGroup(tx, from), await lockGroup(tx, into)];
        if (source === null) return nothing(failed({ kind: "not-there" }));
        if (target === null || target.authority_id !== source.authority_id)
          return nothing(failed({ kind: "no-such-group" }));
        if (source.id === target.id) return nothing(failed({ kind: "same-group" }));
        const incident = target.incident_id ?? source.incident_id;
        if (source.incident_id !== null && incident !== source.incident_id)
          return nothing(failed({ kind: "in-other-incident" }));
        if (incident !== target.incident_id) {
          await tx`update sighting_group set incident_id = ${incident} where id = ${target.id}`;
          await tx`update sighting set incident_id = ${incident} where group_id = ${target.id}`;
        }
        const sightings = await joinGroups(tx, source.id, target.id);
        await judged(tx, fields, by, target);
        const moved: Moved = { from: groupOf(source), into: { ...groupOf(target), incident }, sightings };
        return { value: done(moved.into), entries: entries(moved) };
      }),
  };
}

type MoveRefusal = { readonly kind: "no-such-group" | "same-group" };
type MergeRefusal = MoveRefusal | { readonly kind: "in-other-incident" };
type Decided<T, P> = Outcome<Changed<T>, P & { readonly kind: string }>;

async function altering<T, P extends { readonly kind: string }>(
  sql: Sql,
  by: Change,
  id: string,
  decide: (tx: TransactionSql, row: GroupRow) => Promise<Decided<T, P>>,
): Promise<Outcome<T, P | NotThere>> {
  return await change<Outcome<T, P | NotThere>>(sql, actorOf(by), async (tx) => {
    const row = await lockGroup(tx, id);
    if (row === null) return nothing(failed({ kind: "not-there" }));
    const decided = await decide(tx, row);
    return decided.ok
      ? { value: done(decided.value.value), entries: decided.value.entries }
      : nothing(decided as Outcome<never, P>);
  });
}

type Locked = {
  readonly group: GroupRow;
  readonly authority: AuthorityId;
  readonly incident: IncidentId | null;
};

async function ofSighting<T, P extends { readonly kind: string }>(
  sql: Sql,
  by: Change,
  id: SightingId,
  decide: (tx: TransactionSql, sighting: Locked) => Promise<Decided<T, P>>,
): Promise<Outcome<T, P | NotThere>> {
  return await change<Outcome<T, P | NotThere>>(sql, actorOf(by), async (tx) => {
    const [row] = isUuid(id)
      ? await tx<
          { readonly authority: AuthorityId }[]
        >`select authority_id as authority from sighting where id = ${id}`
      : [];
    if (row === undefined) return nothing(failed({ kind: "not-there" }));
    await oneAtATime(tx, row.authority);
    const [now] = await tx<[{ readonly group_id: SightingGroupId }]>`
      select group_id from sighting where id = ${id}`;
    const group = await lockGroup(tx, now.group_id);
    if (group === null) return nothing(failed({ kind: "not-there" }));
    const decided = await decide(tx, { group, authority: group.authority_id, incident: group.incident_id });
    return decided.ok
      ? { value: done(decided.value.value), entries: decided.value.entries }
      : nothing(decided as Outcome<never, P>);
  });
}

async function markUntold(tx: TransactionSql, ids: readonly SightingId[]): Promise<void> {
  await tx`
    insert into untold_sighting (sighting_id) select unnest(${[...ids]}::uuid[])
    on conflict (sighting_id) do update set mark = gen_random_uuid()`;
}

function nothing<T>(value: T): Changed<T> {
  return { value, entries: [] };
}

function staffOf({ by }: Change): string | null {
  return by === "system" ? null : by;
}

async function whoClosed(tx: TransactionSql, group: SightingGroupId, named: readonly SightingId[]) {
  const [last] = await tx<{ readonly by: string | null; readonly at: Date }[]>`
    select staff_name(closed_by::text) as by, closed_at as at from sighting
    where group_id = ${group} and outcome is not null ${named.length === 0 ? tx`` : tx`and id = any(${[...named]}::uuid[])`}
    order by closed_at desc limit 1`;
  if (last === undefined) return { kind: "not-there" } as const;
  return { kind: "done-already", by: last.by ?? "Somebody", at: last.at } as const;
}

/** A group of one's own for a sighting that was taken out of another. */
async function beginGroup(
  tx: TransactionSql,
  fields: SightingFields,
  from: GroupRow,
  sighting: SightingId,
  by: Change,
): Promise<GroupRow> {
  const id = randomUUID() as SightingGroupId;
  const [own] = await tx<[{ readonly words: Buffer; readonly kind: string }]>`
    select words, kind from sighting where id = ${sighting}`;
  const { details, where } = fields.words(sighting, own.words);
  const label = (details === "" ? where : details).replace(/\s+/gu, " ").slice(0, 90).toWellFormed();
  const [row] = await tx<[GroupRow]>`
    insert into sighting_group (id, authority_id, incident_id, kind, label, profile, indicators, first_at, last_at, judged)
    values (${id}, ${from.authority_id}, ${from.incident_id}, ${own.kind}, ${fields.seal(id, "label", label)},
      ${Buffer.alloc(0)}, ${Buffer.alloc(0)}, ${by.at}, ${by.at}, true) returning *`;
  return row;
}

/** Somebody has judged what belongs to it, and it is left to people from here on. */
async function judged(
  tx: TransactionSql,
  fields: SightingFields,
  by: Change,
  group: GroupRow,
): Promise<void> {
  await rebuildGroup(tx, fields, { id: group.id, authority: group.authority_id });
  await tx`update sighting_group set judged = true where id = ${group.id}`;
  await touchGroup(tx, by, group.id);
}
