/** Those on the way in, in SQL: tokens as keyed hashes, gone after minutes. */
import type { KeyObject } from "node:crypto";
import type { Sql } from "postgres";
import type { HalfStore } from "../../respond/account-ports.ts";
import { hashBytes } from "../hash-bytes.ts";
import { type InvitationRow, invitationOf } from "./invitation-row.ts";
import { type StaffFields, staffOf } from "./staff-row.ts";

export function openHalfStore(sql: Sql, key: KeyObject): HalfStore {
  const hashOf = (token: string) => hashBytes("half", token, key);
  return {
    async open({ token, staff, invitation, startedAt, endsAt }) {
      await sql`delete from half_session where ends_at <= ${startedAt}`;
      await sql`
        insert into half_session (token_hash, staff_id, invitation_id, started_at, ends_at)
        values (${hashOf(token)}, ${staff}, ${invitation}, ${startedAt}, ${endsAt})`;
    },

    async of(token, now) {
      const hash = hashOf(token);
      const [staff] = await sql<StaffFields[]>`
        select s.id, s.name, s.email, s.role, s.authority_id, s.incidents
        from half_session h join staff s on s.id = h.staff_id and s.ended_at is null
        where h.token_hash = ${hash} and h.ends_at > ${now}`;
      if (staff !== undefined) return { staff: staffOf(staff), invitation: null };
      const [invitation] = await sql<InvitationRow[]>`
        select i.* from half_session h join invitation i on i.id = h.invitation_id
        where h.token_hash = ${hash} and h.ends_at > ${now}`;
      return invitation === undefined ? null : { staff: null, invitation: invitationOf(invitation) };
    },

    async missed(token, most) {
      const hash = hashOf(token);
      await sql`update half_session set wrong_codes = wrong_codes + 1 where token_hash = ${hash}`;
      await sql`delete from half_session where token_hash = ${hash} and wrong_codes >= ${most}`;
    },

    async end(token) {
      await sql`delete from half_session where token_hash = ${hashOf(token)}`;
    },
  };
}
