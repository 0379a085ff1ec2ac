/** What was said of services at every time, in SQL. */
import type { Sql } from "postgres";
import type { ServiceStatus } from "../../domain/bodies/service.ts";
import type { ServiceId } from "../../domain/ids.ts";
import type { StatusChange } from "../../domain/public-services/history.ts";
import type { ServiceHistoryStore } from "../../respond/public-services/ports.ts";
import { isUuid } from "../alter.ts";

export function openHistoryStore(sql: Sql): ServiceHistoryStore {
  return {
    async since(moment) {
      // All that was said since a service last ran is needed to tell how its expected return was revised.
      const rows = await sql<(ChangeRow & { readonly service_id: ServiceId })[]>`
        select service_id, at, status, expected, expected_day::text as "expectedDay" from service_change c
        where at >= ${moment} or number >= (
          select coalesce(max(number) filter (where status = 'running'), 1) from service_change before
          where before.service_id = c.service_id and before.at < ${moment})
        order by service_id, number`;
      const lists = Map.groupBy(rows, ({ service_id }) => service_id);
      return new Map(
        [...lists].map(([service, list]) => [service, list.map(({ service_id: _, ...one }) => one)]),
      );
    },

    async of(service) {
      if (!isUuid(service)) return [];
      const rows = await sql<ChangeRow[]>`
        select at, status, expected, expected_day::text as "expectedDay" from service_change
        where service_id = ${service} order by number`;
      return [...rows];
    },
  };
}

type ChangeRow = StatusChange & { readonly status: ServiceStatus };
