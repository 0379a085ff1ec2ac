/** Requests in SQL. */
import type { Sql } from "postgres";
import type { RequestId } from "../../domain/ids.ts";
import type { RequestStore } from "../../respond/second/request-store.ts";
import { actorOf, alter, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import {
  insertRequest,
  lockRequest,
  type Row,
  requestOf,
  selectRequests,
  updateRequest,
} from "./request-row.ts";

const pageSize = 25;

export function openRequestStore(sql: Sql): RequestStore {
  return {
    ask: (by, request, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const added = await insertRequest(tx, request);
        return { value: added, entries: added ? entries : [] };
      }),

    async byId(id) {
      if (!isUuid(id)) return null;
      return (await selectRequests(sql, sql`r.id = ${id}`, sql``))[0] ?? null;
    },

    async page(authority, query) {
      const [counts] = await sql<[{ readonly total: number }]>`
        select count(*)::int as total from request where authority_id = ${authority}`;
      const pages = Math.max(1, Math.ceil(counts.total / pageSize));
      const page = Math.min(Math.max(1, Math.trunc(query.page) || 1), pages);
      const rows = await selectRequests(
        sql,
        sql`r.authority_id = ${authority}`,
        sql`order by r.ended_at is null desc, r.asked_at desc, r.id limit ${pageSize} offset ${pageSize * (page - 1)}`,
      );
      return { rows, total: counts.total, page, pages };
    },

    async waiting(authority, verb, fingerprint) {
      const [row] = await sql<{ readonly id: RequestId }[]>`
        select id from request
        where authority_id = ${authority} and verb = ${verb} and fingerprint = ${fingerprint} and state = 'waiting'`;
      return row?.id ?? null;
    },

    async countWaiting({ id, authority }, verbs) {
      const [row] = await sql<[{ readonly count: number }]>`
        select count(*)::int as count from request
        where authority_id = ${authority} and state = 'waiting' and asked_by <> ${id} and verb = any(${[...verbs]})
          and (verb <> 'staff.change-role' or deed ->> 'staff' <> ${id})`;
      return row.count;
    },

    alter: (by, id, decide) =>
      alter(sql, by, { read: (tx) => lockRequest(tx, id), write: updateRequest }, decide),

    async endOverdue(by, authority, end) {
      const overdue = sql`authority_id = ${authority} and (state = 'waiting' and waits_until <= ${by.at}
        or state = 'granted' and holds_until <= ${by.at})`;
      const [any] = await sql`select from request where ${overdue} limit 1`;
      if (any === undefined) return;
      await change(sql, actorOf(by), async (tx) => {
        // Whoever else is at it ends them.
        const rows = await tx<Row[]>`select * from request where ${overdue} for update skip locked`;
        const ended = rows.map((row) => end(requestOf(row)));
        for (const { next } of ended) await updateRequest(tx, next);
        return { value: undefined, entries: ended.flatMap(({ entries }) => entries) };
      });
    },
  };
}
