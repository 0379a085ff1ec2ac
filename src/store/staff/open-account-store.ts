/** Accounts in SQL, as those see them who look after them. */
import type { KeyObject } from "node:crypto";
import type { Sql } from "postgres";
import type { Role } from "../../domain/bodies/authority.ts";
import { done, type Outcome } from "../../domain/outcome.ts";
import type { AccountLine } from "../../domain/staff/account.ts";
import type { AccountStore } from "../../respond/account-ports.ts";
import type { TakingProblem } from "../../respond/second/request-store.ts";
import { fingerprintOfRole } from "../../respond/second/role-change.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { hashBytes } from "../hash-bytes.ts";
import { takeRequest } from "../requests/take-request.ts";
import { announce } from "./announce.ts";
import { changeOne } from "./change-one.ts";
import { type StaffFields, staffOf } from "./staff-row.ts";

export function openAccountStore(sql: Sql, sessionKey: KeyObject): AccountStore {
  const line = sql`
    s.id, s.name, s.email, s.role, s.authority_id as authority, s.added_at as "addedAt", s.ended_at as "endedAt",
    s.break_glass as "breakGlass",
    exists (select from totp f where f.staff_id = s.id and f.secret is not null) as totp,
    (select count(*)::int from passkey p where p.staff_id = s.id) as passkeys,
    (select count(*)::int from session t where t.staff_id = s.id and t.ends_at > now()) as sessions,
    (select max(t.seen_at) from session t where t.staff_id = s.id) as "seenAt"`;
  return {
    async byId(staff) {
      if (!isUuid(staff)) return null;
      const [row] = await sql<(AccountLine & { readonly passphraseHash: string })[]>`
        select ${line}, s.passphrase as "passphraseHash" from staff s where s.id = ${staff}`;
      return row ?? null;
    },

    async of(authority) {
      return sql<AccountLine[]>`
        select ${line} from staff s where s.authority_id = ${authority}
        order by s.ended_at is not null, s.name, s.id`;
    },

    changePassphrase(by, staff, hash, keep) {
      return change(sql, actorOf(by), async (tx) => {
        await tx`update staff set passphrase = ${hash} where id = ${staff}`;
        await tx`
          delete from session where staff_id = ${staff} and token_hash <> ${hashBytes("session", keep, sessionKey)}`;
        await tx`delete from half_session where staff_id = ${staff}`;
        return { value: undefined, entries: by.entries };
      });
    },

    changeRole(by, staff, role, taking) {
      return change<Outcome<boolean, TakingProblem>>(sql, actorOf(by), async (tx) => {
        const [held] = await tx<{ readonly role: Role }[]>`
          select role from staff where id = ${staff} and ended_at is null and role <> ${role} for update`;
        if (held === undefined) return { value: done(false), entries: [] };
        const taken = await takeRequest(tx, taking, fingerprintOfRole(staff, held.role, role));
        if (!taken.ok) return { value: taken, entries: [] };
        await tx`update staff set role = ${role} where id = ${staff}`;
        await tx`delete from session where staff_id = ${staff}`;
        return { value: done(true), entries: [...taken.value, ...by.entries] };
      });
    },

    setBreakGlass(by, staff, on) {
      return changeOne(sql, by, async (tx) => {
        const { count } = await tx`
          update staff set break_glass = ${on} where id = ${staff} and break_glass <> ${on} and ended_at is null`;
        if (count === 1) await announce(tx, by);
        return count === 1;
      });
    },

    end(by, staff) {
      return changeOne(sql, by, async (tx) => {
        // The address is given back: who returns is invited anew, and what is not needed is not kept.
        const { count } = await tx`
          update staff set ended_at = ${by.at}, email = id || '@ended.invalid'
          where id = ${staff} and ended_at is null`;
        if (count === 0) return false;
        await tx`delete from session where staff_id = ${staff}`;
        await tx`delete from half_session where staff_id = ${staff}`;
        await tx`delete from totp where staff_id = ${staff}`;
        await tx`delete from passkey where staff_id = ${staff}`;
        await tx`delete from recovery_code where staff_id = ${staff}`;
        await tx`
          update invitation set withdrawn_at = ${by.at}
          where (staff_id = ${staff} or invited_by = ${staff}) and taken_at is null and withdrawn_at is null`;
        return true;
      });
    },

    async ofSubject(issuer, subject) {
      const [row] = await sql<StaffFields[]>`
        select s.id, s.name, s.email, s.role, s.authority_id, s.incidents
        from provider_subject p join staff s on s.id = p.staff_id and s.ended_at is null
        where p.issuer = ${issuer} and p.subject = ${subject}`;
      return row === undefined ? null : staffOf(row);
    },

    linkSubject(by, issuer, subject, staff) {
      return changeOne(sql, by, async (tx) => {
        const { count } = await tx`
          insert into provider_subject (issuer, subject, staff_id, linked_at)
          values (${issuer}, ${subject}, ${staff}, ${by.at}) on conflict do nothing`;
        return count === 1;
      });
    },
  };
}
