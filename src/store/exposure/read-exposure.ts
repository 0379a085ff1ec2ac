/** Exposure as it is read, in SQL: to each reader what row-level security shows them. */
import type { Sql } from "postgres";
import type { ExposureId, IncidentId } from "../../domain/ids.ts";
import type { ExposureCounts, ReckoningLine } from "../../respond/desk/incident/exposure-desk.ts";
import type { ExposureRows } from "../../respond/exposure/exposure-store.ts";
import {
  type BeliefRow,
  beliefOf,
  type ExposureRow,
  exposureFactsOf,
  type JudgementRow,
  judgementOf,
  type TellingRow,
  type TreeRow,
  tellingOf,
  treeOfRow,
} from "./exposure-rows.ts";

/** Of reckonings a page shows the last ones. */
const mostReckonings = 50;

export async function readExposure(sql: Sql, incident: IncidentId): Promise<ExposureRows> {
  const [beliefs, reckonings, exposures, judgements, tellings, trees] = await Promise.all([
    sql<(BeliefRow & { readonly by_name: string | null })[]>`
      select *, since_day::text as since, until_day::text as until, staff_name(believed_by) as by_name
      from belief where incident_id = ${incident} order by number desc`,
    sql<(ReckoningLine & { readonly by: string })[]>`
      select number, belief_number as belief, because, reckoned_at as at, reckoned_by as by, added, gone, otherwise, changes,
        coalesce(staff_name(reckoned_by), 'Candour') as "byName"
      from reckoning where incident_id = ${incident} order by number desc limit ${mostReckonings}`,
    sql<ExposureRow[]>`
      select e.*, e.since_day::text as since from exposure e join authority a on a.id = e.authority_id
      where e.incident_id = ${incident}
      order by a.position, array_position(array['data-set', 'service', 'system'], e.thing_kind), e.name, e.id`,
    sql<(JudgementRow & { readonly exposure_id: ExposureId })[]>`
      select j.*, staff_name(j.judged_by::text) as by_name
      from exposure_judgement j join exposure e on e.id = j.exposure_id
      where e.incident_id = ${incident} order by j.number desc`,
    tellingRows(sql, incident),
    sql<{ readonly tree: TreeRow }[]>`
      select tree from reckoning where incident_id = ${incident} order by number desc limit 1`,
  ]);
  const judged = Map.groupBy(judgements, ({ exposure_id }) => exposure_id);
  return {
    beliefs: beliefs.map((row) => ({ ...beliefOf(row), byName: nameOr(row.by_name, row.believed_by) })),
    reckonings: reckonings.map(({ by: _, ...line }) => line),
    exposures: exposures.map((row) => ({
      ...exposureFactsOf(row),
      id: row.id,
      mark: row.mark,
      gone: row.gone_in !== null,
      judgements: (judged.get(row.id) ?? []).map(judgementOf),
    })),
    tellings: tellings.map(tellingOf),
    tree: treeOfRow(trees[0]?.tree ?? {}),
  };
}

function nameOr(name: string | null, by: string): string {
  return by === "system" ? "Candour" : (name ?? "Somebody");
}

function tellingRows(sql: Sql, incident: IncidentId) {
  return sql<TellingRow[]>`
    select t.*, staff_name(t.acknowledged_by::text) as acknowledged_name, staff_name(t.told_by) as by_name, h.at as heard_at
    from telling t left join telling_heard(${incident}) h on h.authority = t.authority_id where t.incident_id = ${incident}`;
}

/** The last judgement counts; what the map does not show any more does not. */
export async function readCounts(sql: Sql, incident: IncidentId): Promise<readonly ExposureCounts[]> {
  return await sql<ExposureCounts[]>`
    with judged as (
      select e.authority_id, e.since_day, coalesce(j.verdict, 'possible') as state,
        coalesce(j.verdict <> 'possible' and j.mark <> e.mark, false) as again
      from exposure e left join lateral (
        select verdict, mark from exposure_judgement where exposure_id = e.id order by number desc limit 1) j on true
      where e.incident_id = ${incident} and e.gone_in is null),
    counted as (
      select authority_id, count(*) filter (where state = 'possible')::int as possible,
        count(*) filter (where state = 'confirmed')::int as confirmed,
        count(*) filter (where state = 'ruled-out')::int as ruled_out,
        count(*) filter (where again)::int as look_again,
        min(since_day) filter (where state <> 'ruled-out')::text as since
      from judged group by authority_id)
    select i.authority_id as authority, coalesce(c.possible, 0) as possible, coalesce(c.confirmed, 0) as confirmed,
      coalesce(c.ruled_out, 0) as "ruledOut", coalesce(c.look_again, 0) as "lookAgain", c.since,
      t.told_at as "toldAt", t.acknowledged_at as "acknowledgedAt"
    from incident_authority i join authority a on a.id = i.authority_id
    left join counted c on c.authority_id = i.authority_id
    left join telling t on t.incident_id = i.incident_id and t.authority_id = i.authority_id
    where i.incident_id = ${incident} order by a.position`;
}
