/** Public services as rows, and each change of what is said of one. */
import type { Sql, TransactionSql } from "postgres";
import type { Service, ServiceStatus } from "../../domain/bodies/service.ts";
import type { AuthorityId, ServiceId } from "../../domain/ids.ts";
import type { Channel } from "../../domain/public-services/channel.ts";
import { isUuid } from "../alter.ts";

export async function selectServices(sql: Sql): Promise<readonly Service[]> {
  const rows = await sql<ServiceRow[]>`
    select ${columns(sql)} from service s join authority a on a.id = s.authority_id
    order by a.position, s.rank, s.position`;
  return rows.map(serviceOf);
}

/** Two of one name at once take turns: the second gets the next free key. */
export async function insertService(tx: TransactionSql, service: Service): Promise<Service> {
  const { id, authority, name, group, rank, status, note, expected, expectedDay, channels, since } = service;
  await tx`select pg_advisory_xact_lock(hashtextextended(${`service keys of ${authority}`}, 0))`;
  const taken = await tx<
    { readonly key: string }[]
  >`select key from service where authority_id = ${authority}`;
  const key = freeKey(service.key, new Set(taken.map((row) => row.key)));
  await tx`
    insert into service (id, authority_id, key, name, group_name, rank, status, note, expected, expected_day, channels, since)
    values (${id}, ${authority}, ${key}, ${name}, ${group}, ${rank}, ${status}, ${note}, ${expected}, ${expectedDay},
      ${tx.json(channels as never)}, ${since})`;
  await keepChange(tx, service, since);
  return { ...service, key };
}

export async function updateService(tx: TransactionSql, next: Service, at: Date): Promise<void> {
  const { id, name, group, rank, status, note, expected, expectedDay, channels, since } = next;
  await tx`
    update service set name = ${name}, group_name = ${group}, rank = ${rank}, status = ${status}, note = ${note},
      expected = ${expected}, expected_day = ${expectedDay}, channels = ${tx.json(channels as never)}, since = ${since}
    where id = ${id}`;
  await keepChange(tx, next, at);
}

/** What is said now, if that is something else than what was said before. */
async function keepChange(
  tx: TransactionSql,
  { id, status, expected, expectedDay }: Service,
  at: Date,
): Promise<void> {
  await tx`
    insert into service_change (service_id, number, at, status, expected, expected_day)
    select ${id}::uuid, coalesce(max(number), 0) + 1, ${at}::timestamptz, ${status}::text, ${expected}::text,
      ${expectedDay}::date
    from service_change
    where service_id = ${id}
    having not exists (
      select from service_change last where last.service_id = ${id} and last.status = ${status}
        and last.expected = ${expected} and last.expected_day is not distinct from ${expectedDay}::date
        and last.number = (select max(number) from service_change where service_id = ${id}))`;
}

export async function lockService(tx: TransactionSql, id: ServiceId): Promise<Service | null> {
  if (!isUuid(id)) return null;
  const [row] = await tx<ServiceRow[]>`select ${columns(tx)} from service s where s.id = ${id} for update`;
  return row === undefined ? null : serviceOf(row);
}

function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  const base = wanted === "" ? "service" : wanted;
  for (let number = 1; ; number++) {
    const key = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(key)) return key;
  }
}

function columns(sql: Sql | TransactionSql) {
  return sql`s.id, s.authority_id, s.key, s.name, s.group_name, s.rank, s.status, s.note, s.expected,
    s.expected_day::text, s.channels, s.since`;
}

type ServiceRow = {
  readonly id: ServiceId;
  readonly authority_id: AuthorityId;
  readonly key: string;
  readonly name: string;
  readonly group_name: string;
  readonly rank: number;
  readonly status: ServiceStatus;
  readonly note: string;
  readonly expected: string;
  readonly expected_day: string | null;
  readonly channels: readonly Channel[];
  readonly since: Date;
};

function serviceOf({ authority_id, group_name, expected_day, ...row }: ServiceRow): Service {
  return { ...row, authority: authority_id, group: group_name, expectedDay: expected_day };
}
