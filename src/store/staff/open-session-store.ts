/** Sessions in SQL: the token itself is never kept, only its keyed hash. */
import type { KeyObject } from "node:crypto";
import type { Sql } from "postgres";
import type { SessionLine } from "../../domain/staff/account.ts";
import type { SessionStore } from "../../respond/account-ports.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { hashBytes } from "../hash-bytes.ts";
import { announce } from "./announce.ts";
import type { StaffFields } from "./staff-row.ts";

export function openSessionStore(sql: Sql, key: KeyObject): SessionStore {
  const hashOf = (token: string) => hashBytes("session", token, key);
  return {
    async open({ id, token, staff, startedAt, endsAt, source, browser }, ifBreakGlass) {
      await change(sql, actorOf(ifBreakGlass), async (tx) => {
        await tx`delete from session where ends_at <= ${startedAt}`;
        const [account] = await tx<[{ readonly break_glass: boolean }]>`
          select break_glass from staff where id = ${staff} and ended_at is null for share`;
        await tx`
          insert into session (id, token_hash, staff_id, started_at, seen_at, ends_at, source, browser, confirmed_at)
          values (${id}, ${hashOf(token)}, ${staff}, ${startedAt}, ${startedAt}, ${endsAt}, ${source}, ${browser}, ${startedAt})`;
        if (!account.break_glass) return { value: undefined, entries: [] };
        await announce(tx, ifBreakGlass);
        return { value: undefined, entries: ifBreakGlass.entries };
      });
    },

    async session(token, now, idleSince, touches) {
      const hash = hashOf(token);
      const [row] = await sql<SessionRow[]>`
        select s.id, s.name, s.email, s.role, s.authority_id, s.incidents, t.id as session_id, t.seen_at, t.confirmed_at,
          (select count(*)::int from announcement_reader r where r.staff_id = s.id and r.acknowledged_at is null) as unread
        from session t join staff s on s.id = t.staff_id and s.ended_at is null
        where t.token_hash = ${hash} and t.ends_at > ${now} and t.seen_at > ${idleSince}`;
      if (row === undefined) return null;
      const { authority_id, seen_at, session_id, confirmed_at, unread, ...staff } = row;
      // Once a minute is enough to tell idle from busy, and spares a write for each page.
      if (touches && now.getTime() - seen_at.getTime() > 60_000)
        await sql`update session set seen_at = ${now} where token_hash = ${hash}`;
      return {
        id: session_id,
        staff: { ...staff, authority: authority_id },
        confirmedAt: confirmed_at,
        unread,
      };
    },

    async end(token) {
      await sql`delete from session where token_hash = ${hashOf(token)}`;
    },

    async of(staff, now, idleSince) {
      return sql<SessionLine[]>`
        select id, source, browser, started_at as "startedAt", seen_at as "seenAt", ends_at as "endsAt"
        from session where staff_id = ${staff} and ends_at > ${now} and seen_at > ${idleSince}
        order by seen_at desc, started_at desc`;
    },

    async confirm(token, at) {
      await sql`update session set confirmed_at = ${at} where token_hash = ${hashOf(token)}`;
    },

    endOne(by, staff, id) {
      return change(sql, actorOf(by), async (tx) => {
        const { count } = isUuid(id)
          ? await tx`delete from session where staff_id = ${staff} and id = ${id}`
          : { count: 0 };
        return { value: count === 1, entries: count === 1 ? by.entries : [] };
      });
    },

    endAll(by, staff, but) {
      return change(sql, actorOf(by), async (tx) => {
        const kept = but === null ? Buffer.alloc(0) : hashOf(but);
        const { count } = await tx`delete from session where staff_id = ${staff} and token_hash <> ${kept}`;
        return { value: count, entries: count > 0 ? by.entries : [] };
      });
    },
  };
}

type SessionRow = StaffFields & {
  readonly session_id: string;
  readonly seen_at: Date;
  readonly confirmed_at: Date;
  readonly unread: number;
};
