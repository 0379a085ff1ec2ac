/** An incident reckoned anew in one transaction: its row is locked, then the map, and what follows is written or nothing. */
import { randomUUID } from "node:crypto";
import type { TransactionSql } from "postgres";
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Onward, Reckoned, Standing } from "../../respond/exposure/exposure-store.ts";
import type { Change } from "../../respond/ports.ts";
import { insertRows } from "../insert-rows.ts";
import { mapLock } from "../map/open-map-store.ts";
import { readMap } from "../map/read-map.ts";
import { type BeliefRow, beliefOf, type KeptRow, keptOf, treeText, writeExposures } from "./exposure-rows.ts";

/** Whoever calls holds the lock of the incident. */
export async function standingOf(tx: TransactionSql, incident: Incident): Promise<Standing> {
  // Nobody changes the map between its tables; others may read it.
  await tx`select pg_advisory_xact_lock_shared(${mapLock})`;
  const { id } = incident;
  const beliefs = await tx<BeliefRow[]>`
    select *, since_day::text as since, until_day::text as until from belief where incident_id = ${id} order by number`;
  const [last] = await tx<{ number: number; belief: number; mapMark: string }[]>`
    select number, belief_number as belief, map_mark as "mapMark" from reckoning where incident_id = ${id}
    order by number desc limit 1`;
  const kept = await tx<KeptRow[]>`
    select id, authority_id, thing_kind, thing_id, mark, gone_in from exposure where incident_id = ${id}`;
  const told = await tx<{ id: AuthorityId }[]>`
    select authority_id as id from telling where incident_id = ${id}`;
  const [mark] = await tx<[{ readonly mark: string }]>`select map_mark() as mark`;
  return {
    incident,
    map: await readMap(tx),
    mapMark: mark.mark,
    beliefs: beliefs.map(beliefOf),
    last: last ?? null,
    kept: kept.map(keptOf),
    told: told.map((one) => one.id),
  };
}

/** The entries that belong to it. */
export async function moveOn(
  tx: TransactionSql,
  by: Change,
  { id }: Incident,
  { belief, reckoned, seen, involve, tell, entries }: Onward,
): Promise<readonly NewEntry[]> {
  if (belief !== null)
    await tx`
      insert into belief (incident_id, number, origins, since_day, until_day, reasons, believed_by, believed_at)
      values (${id}, ${belief.number}, ${JSON.stringify(belief.origins)}::text::jsonb, ${belief.since}, ${belief.until},
        ${belief.reasons}, ${belief.by}, ${belief.at})`;
  const columns = { incident_id: "uuid", authority_id: "uuid" };
  const brought = involve.map((authority) => [id, authority]);
  await insertRows(tx, "incident_authority", columns, brought, "on conflict do nothing");
  if (reckoned !== null) await writeReckoned(tx, by, id, reckoned);
  if (seen !== null)
    await tx`
      update reckoning set map_mark = ${seen.mapMark}, tree = ${treeText(seen.tree)}::text::jsonb
      where incident_id = ${id} and number = (select max(number) from reckoning where incident_id = ${id})`;
  return entries(await tellLeads(tx, by, id, tell));
}

async function writeReckoned(
  tx: TransactionSql,
  { by, at }: Change,
  id: IncidentId,
  reckoned: Reckoned,
): Promise<void> {
  const { number, belief, mapMark, because, added, otherwise, gone, counts, changes, tree } = reckoned;
  await tx`
    insert into reckoning (incident_id, number, belief_number, map_mark, because, reckoned_by, reckoned_at, added, gone,
      otherwise, changes, tree)
    values (${id}, ${number}, ${belief}, ${mapMark}, ${because}, ${by}, ${at}, ${counts.added}, ${counts.gone},
      ${counts.otherwise}, ${JSON.stringify(changes)}::text::jsonb, ${treeText(tree)}::text::jsonb)`;
  await writeExposures(tx, id, number, [...added, ...otherwise]);
  if (gone.length > 0) await tx`update exposure set gone_in = ${number} where id = any(${[...gone]}::uuid[])`;
}

/** An announcement for each lead of each authority; how many leads there are. */
async function tellLeads(
  tx: TransactionSql,
  { by, at }: Change,
  incident: IncidentId,
  tell: readonly AuthorityId[],
): Promise<ReadonlyMap<AuthorityId, number>> {
  if (tell.length === 0) return new Map();
  const leads = await tx<{ readonly id: string; readonly authority: AuthorityId }[]>`
    select id, authority_id as authority from staff
    where role = 'lead' and ended_at is null and authority_id = any(${[...tell]}::uuid[])
      and (incidents is null or ${incident}::uuid = any(incidents))
    order by id`;
  const of = Map.groupBy(leads, ({ authority }) => authority);
  const counts = new Map(tell.map((authority) => [authority, of.get(authority)?.length ?? 0] as const));
  await insertRows(
    tx,
    "telling",
    {
      ...{ incident_id: "uuid", authority_id: "uuid", told_at: "timestamptz", told_by: "text" },
      ...{ leads: "int", emails: "int" },
    },
    tell.map((authority) => [incident, authority, at.toISOString(), by, counts.get(authority) ?? 0, 0]),
  );
  if (leads.length === 0) return counts;
  const announcement = randomUUID();
  await tx`
    insert into announcement (id, kind, incident_id, staff_id, by_staff, at, source)
    values (${announcement}, 'authority-exposed', ${incident}, ${by === "system" ? null : by},
      ${by === "system" ? null : by}, ${at}, '')`;
  await insertRows(
    tx,
    "announcement_reader",
    { announcement_id: "uuid", staff_id: "uuid" },
    leads.map(({ id }) => [announcement, id]),
  );
  return counts;
}
