/** Invitations in SQL: the code is never kept, only its keyed hash, and is taken once. */
import type { KeyObject } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { InvitationStore } from "../../respond/account-ports.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { hashBytes } from "../hash-bytes.ts";
import { announce } from "./announce.ts";
import { type InvitationRow, invitationOf } from "./invitation-row.ts";
import { insertStaff } from "./open-staff-store.ts";

export function openInvitationStore(sql: Sql, key: KeyObject): InvitationStore {
  const hashOf = (code: string) => hashBytes("invitation", code, key);
  return {
    add(by, { code, ...one }) {
      return change(sql, actorOf(by), async (tx) => {
        await tx`
          insert into invitation (id, kind, code_hash, staff_id, name, email, role, authority_id, invited_by, made_at, ends_at)
          values (${one.id}, ${one.kind}, ${hashOf(code)}, ${one.staff}, ${one.name}, ${one.email}, ${one.role},
            ${one.authority}, ${one.invitedBy}, ${one.madeAt}, ${one.endsAt})`;
        await announce(tx, by);
        return { value: undefined, entries: by.entries };
      });
    },

    async byCode(code) {
      const [row] = await sql<InvitationRow[]>`select * from invitation where code_hash = ${hashOf(code)}`;
      return row === undefined ? null : invitationOf(row);
    },

    async of(authority) {
      const rows = await sql<InvitationRow[]>`
        select i.* from invitation i left join staff s on s.id = i.invited_by
        where i.authority_id = ${authority} or s.authority_id = ${authority}
        order by i.made_at desc limit 200`;
      return rows.map(invitationOf);
    },

    withdraw(by, authority, id) {
      return change(sql, actorOf(by), async (tx) => {
        if (!isUuid(id)) return { value: false, entries: [] };
        const { count } = await tx`
          update invitation i set withdrawn_at = ${by.at}
          where id = ${id} and taken_at is null and withdrawn_at is null and (authority_id = ${authority}
            or exists (select from staff s where s.id = i.invited_by and s.authority_id = ${authority}))`;
        return { value: count === 1, entries: count === 1 ? by.entries : [] };
      });
    },

    async join(by, id, account) {
      const taken = new EmailTaken();
      try {
        return await change<"done" | "invitation-taken">(sql, actorOf(by), async (tx) => {
          if (!(await takeInvitation(tx, id, by.at))) return { value: "invitation-taken", entries: [] };
          // The invitation is taken with the account or not at all.
          if (!(await insertStaff(tx, account, by.at))) throw taken;
          return { value: "done", entries: by.entries };
        });
      } catch (error) {
        if (error === taken) return "email-taken";
        throw error;
      }
    },

    restore(by, { id, kind, staff }, hash) {
      return change(sql, actorOf(by), async (tx) => {
        if (staff === null || !(await takeInvitation(tx, id, by.at))) return { value: false, entries: [] };
        const { count } = await tx`
          update staff set passphrase = ${hash} where id = ${staff} and ended_at is null`;
        if (count === 0) return { value: false, entries: [] };
        await tx`delete from session where staff_id = ${staff}`;
        await tx`delete from half_session where staff_id = ${staff}`;
        // Older links, in whosever hands, are of no more use.
        await tx`
          update invitation set withdrawn_at = ${by.at}
          where staff_id = ${staff} and taken_at is null and withdrawn_at is null`;
        if (kind === "factors") {
          await tx`delete from totp where staff_id = ${staff}`;
          await tx`delete from passkey where staff_id = ${staff}`;
          await tx`delete from recovery_code where staff_id = ${staff}`;
        }
        return { value: true, entries: by.entries };
      });
    },
  };
}

class EmailTaken extends Error {}

async function takeInvitation(tx: TransactionSql, id: string, at: Date): Promise<boolean> {
  const { count } = await tx`
    update invitation set taken_at = ${at}
    where id = ${id} and taken_at is null and withdrawn_at is null and ends_at > ${at}`;
  return count === 1;
}
