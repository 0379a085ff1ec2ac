/** A wave's row, read and written. */
import type { Fragment, Sql, TransactionSql } from "postgres";
import type { Wave } from "../../domain/waves/wave.ts";

export async function selectWaves(
  sql: Sql | TransactionSql,
  where: Fragment,
  rest: Fragment,
): Promise<readonly Wave[]> {
  return await sql<Wave[]>`
    select id, incident_id as incident, authority_id as authority, number, name, plan, state, version, practice,
      planned_by as "plannedBy", planned_at as "plannedAt", request_id as request, launched_at as "launchedAt",
      canary_passed_at as "canaryPassedAt", paused_at as "pausedAt", paused_why as "pausedWhy",
      released_until as "releasedUntil", ended_at as "endedAt"
    from wave w where ${where} ${rest}`;
}

/** With the next number of its authority's part of the incident, which is locked. */
export async function insertWave(tx: TransactionSql, wave: Omit<Wave, "number">): Promise<Wave> {
  await tx`select from incident where id = ${wave.incident} for no key update`;
  const [{ number }] = await tx<[{ readonly number: number }]>`
    select coalesce(max(number), 0)::int + 1 as number from wave
    where incident_id = ${wave.incident} and authority_id = ${wave.authority}`;
  const made = { ...wave, number };
  await tx`insert into wave ${tx(rowOf(tx, made))}`;
  return made;
}

export async function updateWave(tx: TransactionSql, wave: Wave): Promise<void> {
  const { id, incident_id, authority_id, number, planned_by, planned_at, ...changed } = rowOf(tx, wave);
  await tx`update wave set ${tx(changed)} where id = ${id}`;
}

function rowOf(tx: TransactionSql, wave: Wave) {
  return {
    id: wave.id,
    incident_id: wave.incident,
    authority_id: wave.authority,
    number: wave.number,
    name: wave.name,
    plan: tx.json({ ...wave.plan, bands: [...wave.plan.bands], ways: [...wave.plan.ways] }),
    state: wave.state,
    version: wave.version,
    practice: wave.practice,
    planned_by: wave.plannedBy,
    planned_at: wave.plannedAt,
    request_id: wave.request,
    launched_at: wave.launchedAt,
    canary_passed_at: wave.canaryPassedAt,
    paused_at: wave.pausedAt,
    paused_why: wave.pausedWhy,
    released_until: wave.releasedUntil,
    ended_at: wave.endedAt,
  };
}
