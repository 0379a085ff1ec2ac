/** A request's row. */
import type { Fragment, Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, RequestId, StaffId } from "../../domain/ids.ts";
import type { Deed, GuardedVerb, Request, RequestState } from "../../domain/staff/request.ts";
import type { RequestRow } from "../../respond/second/request-store.ts";
import { isUuid } from "../alter.ts";

export async function lockRequest(tx: TransactionSql, id: RequestId): Promise<Request | null> {
  if (!isUuid(id)) return null;
  const [row] = await tx<Row[]>`select * from request where id = ${id} for update`;
  return row === undefined ? null : requestOf(row);
}

export async function insertRequest(tx: TransactionSql, request: Request): Promise<boolean> {
  const { deed, extent } = request;
  const incident = "incident" in deed ? deed.incident : null;
  const { count } = await tx`
    insert into request (id, verb, incident_id, authority_id, deed, counts, fingerprint, reasons, asked_by, asked_at,
      waits_until, state)
    values (${request.id}, ${deed.verb}, ${incident}, ${request.authority}, ${tx.json(deed as never)},
      ${tx.json(extent.counts)}, ${extent.fingerprint}, ${request.reasons}, ${request.askedBy}, ${request.askedAt},
      ${request.waitsUntil}, ${request.state})
    on conflict (authority_id, verb, fingerprint) where state = 'waiting' do nothing`;
  return count === 1;
}

export async function updateRequest(tx: TransactionSql, next: Request): Promise<void> {
  await tx`
    update request set state = ${next.state}, decided_by = ${next.decidedBy}, decided_at = ${next.decidedAt},
      decided_words = ${next.decidedWords}, holds_until = ${next.holdsUntil}, ended_at = ${next.endedAt}
    where id = ${next.id}`;
}

/** With the names that a page shows. */
export async function selectRequests(
  sql: Sql,
  where: Fragment,
  rest: Fragment,
): Promise<readonly RequestRow[]> {
  const rows = await sql<NamedRow[]>`
    select r.*, a.name as "askerName", d.name as "deciderName", i.reference as "incidentReference",
      coalesce(s.name, 'P-' || lpad(p.number::text, 6, '0')) as about
    from request r join staff a on a.id = r.asked_by left join staff d on d.id = r.decided_by
      left join incident i on i.id = r.incident_id
      left join staff s on r.verb = 'staff.change-role' and s.id = (r.deed ->> 'staff')::uuid
      left join person p on r.verb = 'people.reveal' and p.id = (r.deed ->> 'person')::uuid
    where ${where} ${rest}`;
  return rows.map((row) => {
    const { askerName, deciderName, about, incidentReference } = row;
    return { ...requestOf(row), askerName, deciderName, about, incidentReference };
  });
}

export function requestOf(row: Row): Request {
  return {
    id: row.id,
    deed: row.deed,
    authority: row.authority_id,
    extent: { counts: row.counts, fingerprint: row.fingerprint },
    reasons: row.reasons,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    waitsUntil: row.waits_until,
    state: row.state,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    decidedWords: row.decided_words,
    holdsUntil: row.holds_until,
    endedAt: row.ended_at,
  };
}

export type Row = {
  readonly id: RequestId;
  readonly verb: GuardedVerb;
  readonly incident_id: IncidentId | null;
  readonly authority_id: AuthorityId;
  readonly deed: Deed;
  readonly counts: Readonly<Record<string, number>>;
  readonly fingerprint: string;
  readonly reasons: string;
  readonly asked_by: StaffId;
  readonly asked_at: Date;
  readonly waits_until: Date;
  readonly state: RequestState;
  readonly decided_by: StaffId | null;
  readonly decided_at: Date | null;
  readonly decided_words: string;
  readonly holds_until: Date | null;
  readonly ended_at: Date | null;
};
type NamedRow = Row & Pick<RequestRow, "askerName" | "deciderName" | "about" | "incidentReference">;
