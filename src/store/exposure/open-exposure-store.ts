/** Exposure in SQL. Who calls for a reckoning holds the incident's row, so that one follows the other. */
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, StaffId } from "../../domain/ids.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import { done, failed, type Outcome, type Problem } from "../../domain/outcome.ts";
import type { ExposureStore, Onward, Standing } from "../../respond/exposure/exposure-store.ts";
import type { Change } from "../../respond/ports.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { insertDeclared, oneIncident } from "../incident/open-incident-store.ts";
import { alterTelling, judgeOne } from "./judge-and-tell.ts";
import { readCounts, readExposure } from "./read-exposure.ts";
import { moveOn, standingOf } from "./reckon-incident.ts";

/** How long queuing e-mails may take before somebody else does it. */
const mailingMs = 5 * 60 * 1000;

export function openExposureStore(sql: Sql): ExposureStore {
  return {
    declare: (by, draft, decide) =>
      change(sql, actorOf(by), async (tx) => {
        const declared = await insertDeclared(tx, draft);
        const entries = await moveOn(tx, by, declared, decide(await standingOf(tx, declared)));
        return { value: (await oneIncident(tx, declared.id))!, entries };
      }),

    reckon: (by, id, decide) => reckonOne(sql, by, id, decide),

    async outdated() {
      const rows = await sql<{ readonly id: IncidentId }[]>`
        select i.id from incident i
        join lateral (select max(number) as number from belief where incident_id = i.id) b on b.number is not null
        left join lateral (
          select belief_number, map_mark from reckoning where incident_id = i.id order by number desc limit 1) r on true
        where i.phase not in ('concluded', 'near-miss')
          and (r.map_mark is distinct from (select map_mark()) or r.belief_number is distinct from b.number)
        order by i.declared_at, i.id`;
      return rows.map(({ id }) => id);
    },

    async takeUnsent(now) {
      const until = new Date(now.getTime() + mailingMs);
      return await sql<{ incident: IncidentId; authorities: AuthorityId[] }[]>`
        with taken as (
          update telling t set mailing_until = ${until}
          where mailed_at is null and (mailing_until is null or mailing_until <= ${now})
            and (told_by <> 'system' or exists (
              select from belief b where b.incident_id = t.incident_id and b.believed_by <> 'system'))
          returning incident_id, authority_id)
        select t.incident_id as incident, array_agg(t.authority_id order by a.position)::text[] as authorities
        from taken t join authority a on a.id = t.authority_id group by t.incident_id`;
    },

    async sent(by, incident, { emails, briefing }, entries) {
      await change(sql, actorOf(by), async (tx) => {
        const rows = await tx<{ readonly id: AuthorityId }[]>`
          update telling t set emails = u.emails, mailed_at = ${by.at}, briefing_id = ${briefing}
          from unnest(${[...emails.keys()]}::uuid[], ${[...emails.values()]}::int[]) as u(id, emails)
          where t.incident_id = ${incident} and t.authority_id = u.id and t.mailed_at is null
          returning t.authority_id as id`;
        return { value: null, entries: entries(rows.map(({ id }) => id)) };
      });
    },

    async believer(incident) {
      const [row] = await sql<{ readonly by: StaffId | "system" }[]>`
        select by from (
          select 1 as rank, number, believed_by as by from belief where incident_id = ${incident}
          union all select 2, 0, told_by from telling where incident_id = ${incident}) as known
        where by <> 'system' order by rank, number desc limit 1`;
      return row === undefined || row.by === "system" ? null : row.by;
    },

    read: (incident) => readExposure(sql, incident),
    counts: (incident) => readCounts(sql, incident),
    judge: (by, incident, id, decide) => judgeOne(sql, by, incident, id, decide),
    tell: (by, incident, authority, decide) => alterTelling(sql, by, incident, authority, decide),
  };
}

function reckonOne<P extends Problem>(
  sql: Sql,
  by: Change,
  id: IncidentId,
  decide: (standing: Standing) => Outcome<Onward | null, P>,
): Promise<Outcome<Onward | null, P | { readonly kind: "no-such-incident" }>> {
  type Ended = Outcome<Onward | null, P | { readonly kind: "no-such-incident" }>;
  return change<Ended>(sql, actorOf(by), async (tx) => {
    const incident = await lockedIncident(tx, id);
    if (incident === null) return { value: failed({ kind: "no-such-incident" }), entries: [] };
    const verdict = decide(await standingOf(tx, incident));
    if (!verdict.ok || verdict.value === null) return { value: verdict, entries: [] };
    const entries = await moveOn(tx, by, incident, verdict.value);
    return { value: done(verdict.value), entries };
  });
}

async function lockedIncident(tx: TransactionSql, id: IncidentId): Promise<Incident | null> {
  if (isUuid(id)) await tx`select from incident where id = ${id} for update`;
  return await oneIncident(tx, id);
}
