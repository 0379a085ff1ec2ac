/** Sessions in SQL: the token itself is never kept, only its keyed hash. */
import type { KeyObject } from "node:crypto";
import type { Sql } from "postgres";
import type { Role } from "../../domain/authority.ts";
import type { AuthorityId, StaffId } from "../../domain/ids.ts";
import type { SessionStore } from "../../respond/ports.ts";
import { hashBytes } from "../hash-bytes.ts";

export function openSessionStore(sql: Sql, key: KeyObject): SessionStore {
  const hashOf = (token: string) => hashBytes("session", token, key);
  return {
    async open({ token, staff, startedAt, endsAt }) {
      await sql`delete from session where ends_at <= ${startedAt}`;
      await sql`
        insert into session (token_hash, staff_id, started_at, seen_at, ends_at)
        values (${hashOf(token)}, ${staff}, ${startedAt}, ${startedAt}, ${endsAt})`;
    },

    async staffOf(token, now, idleSince) {
      const hash = hashOf(token);
      const [row] = await sql<SessionRow[]>`
        select s.id, s.name, s.email, s.role, s.authority_id, t.seen_at
        from session t join staff s on s.id = t.staff_id
        where t.token_hash = ${hash} and t.ends_at > ${now} and t.seen_at > ${idleSince}`;
      if (row === undefined) return null;
      const { authority_id, seen_at, ...staff } = row;
      // Once a minute is enough to tell idle from busy, and spares a write for each page.
      if (now.getTime() - seen_at.getTime() > 60_000)
        await sql`update session set seen_at = ${now} where token_hash = ${hash}`;
      return { ...staff, authority: authority_id };
    },

    async end(token) {
      await sql`delete from session where token_hash = ${hashOf(token)}`;
    },
  };
}

type SessionRow = {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly authority_id: AuthorityId;
  readonly seen_at: Date;
};
