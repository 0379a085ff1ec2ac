/** Incidents and the clocks of their controllers in SQL. */
import type { Fragment, Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import {
  type Confidence,
  type Incident,
  type InvolvedAuthority,
  type Phase,
  reportDueAt,
} from "../../domain/incident/incident.ts";
import type { IncidentStore } from "../../respond/ports.ts";
import { alterFrom, isUuid } from "../alter.ts";

export function openIncidentStore(sql: Sql): IncidentStore {
  return {
    async all() {
      return (await selectIncidents(sql, sql`true`)).map(incidentOf);
    },

    async byReference(reference) {
      const [row] = await selectIncidents(sql, sql`i.reference = ${reference}`);
      return row === undefined ? null : incidentOf(row);
    },

    async byId(id) {
      return await oneIncident(sql, id);
    },

    alter(by, id, { what, version }, decide) {
      const row = {
        async read(tx: TransactionSql) {
          if (isUuid(id)) await tx`select from incident where id = ${id} for update`;
          return await oneIncident(tx, id);
        },
        async write(tx: TransactionSql, next: Incident) {
          await tx`
            update incident set title = ${next.title}, phase = ${next.phase}, summary = ${next.summary}
            where id = ${id}`;
          await updateAwareness(tx, next);
        },
      };
      return alterFrom(sql, by, row, { of: () => what, from: version }, decide);
    },
  };
}

/** Gives the next reference of the year, without gaps. */
export async function insertDeclared(
  tx: TransactionSql,
  draft: Omit<Incident, "reference">,
): Promise<Incident> {
  const incident = { ...draft, reference: await nextReference(tx, draft.declaredAt) };
  await insertIncident(tx, incident);
  await insertInvolved(tx, incident);
  return incident;
}

/** The year's counter stays locked until the transaction ends, and goes back with it: no gaps, no doubles. */
async function nextReference(tx: TransactionSql, declaredAt: Date): Promise<string> {
  const year = declaredAt.getUTCFullYear();
  const [row] = await tx<[{ readonly last: number }]>`
    insert into incident_count (year, last) values (${year}, 1)
    on conflict (year) do update set last = incident_count.last + 1 returning last`;
  return `INC-${year}-${String(row.last).padStart(4, "0")}`;
}

async function insertIncident(tx: TransactionSql, incident: Incident): Promise<void> {
  const { id, reference, title, phase, origin, summary, declaredAt, believed } = incident;
  await tx`
    insert into incident (id, reference, title, phase, origin, summary, declared_at,
      believed_what, believed_from, believed_to, believed_confidence)
    values (${id}, ${reference}, ${title}, ${phase}, ${origin}, ${summary}, ${declaredAt},
      ${believed.what}, ${believed.fromYear}, ${believed.toYear}, ${believed.confidence})`;
}

async function insertInvolved(tx: TransactionSql, { id, involved }: Incident): Promise<void> {
  for (const { authority, awareAt } of involved)
    await tx`
      insert into incident_authority (incident_id, authority_id, aware_at) values (${id}, ${authority}, ${awareAt})
      on conflict (incident_id, authority_id) do update set aware_at = excluded.aware_at`;
}

/** Of those that changed alone: each controller's clock is its own. */
async function updateAwareness(tx: TransactionSql, { id, involved }: Incident): Promise<void> {
  for (const { authority, awareAt } of involved)
    await tx`
      update incident_authority set aware_at = ${awareAt}
      where incident_id = ${id} and authority_id = ${authority} and aware_at is distinct from ${awareAt}::timestamptz`;
}

export async function oneIncident(sql: Sql | TransactionSql, id: IncidentId): Promise<Incident | null> {
  if (!isUuid(id)) return null;
  const [row] = await selectIncidents(sql, sql`i.id = ${id}`);
  return row === undefined ? null : incidentOf(row);
}

function selectIncidents(sql: Sql | TransactionSql, where: Fragment) {
  return sql<IncidentRow[]>`
    select i.id, i.reference, i.title, i.phase, i.origin, i.summary, i.declared_at,
      i.believed_what, i.believed_from, i.believed_to, i.believed_confidence,
      (select json_agg(json_build_object('authority', p.authority_id, 'aware', extract(epoch from p.aware_at))
        order by a.position) from incident_authority p join authority a on a.id = p.authority_id
        where p.incident_id = i.id) as involved
    from incident i where ${where} order by i.declared_at desc, i.reference desc`;
}

type IncidentRow = {
  readonly id: IncidentId;
  readonly reference: string;
  readonly title: string;
  readonly phase: Phase;
  readonly origin: AuthorityId;
  readonly summary: string;
  readonly declared_at: Date;
  readonly believed_what: string;
  readonly believed_from: number | null;
  readonly believed_to: number | null;
  readonly believed_confidence: Confidence;
  /** Awareness in seconds since 1970. */
  readonly involved: readonly { readonly authority: AuthorityId; readonly aware: number | null }[];
};

function incidentOf(row: IncidentRow): Incident {
  return {
    id: row.id,
    reference: row.reference,
    title: row.title,
    phase: row.phase,
    origin: row.origin,
    summary: row.summary,
    declaredAt: row.declared_at,
    believed: {
      what: row.believed_what,
      fromYear: row.believed_from,
      toYear: row.believed_to,
      confidence: row.believed_confidence,
    },
    involved: row.involved.map(clockOf),
  };
}

function clockOf({ authority, aware }: IncidentRow["involved"][number]): InvolvedAuthority {
  const awareAt = aware === null ? null : new Date(Math.round(aware * 1000));
  return { authority, awareAt, reportDueAt: reportDueAt(awareAt) };
}
