/** Passkeys in SQL. */
import type { Sql } from "postgres";
import type { FactorStore } from "../../respond/account-ports.ts";
import { changeOne } from "./change-one.ts";
import { type StaffFields, staffOf } from "./staff-row.ts";

type PasskeyStore = Pick<FactorStore, "addPasskey" | "removePasskey" | "passkey" | "usePasskey">;

export function openPasskeyStore(sql: Sql): PasskeyStore {
  return {
    addPasskey(by, { id, staff, name, publicKey, counter, host }) {
      return changeOne(sql, by, async (tx) => {
        const { count } = await tx`
          insert into passkey (id, staff_id, name, public_key, counter, host, added_at)
          values (${id}, ${staff}, ${name}, ${Buffer.from(publicKey)}, ${counter}, ${host}, ${by.at})
          on conflict do nothing`;
        return count === 1;
      });
    },

    removePasskey(by, staff, id) {
      return changeOne(sql, by, async (tx) => {
        await tx`select from staff where id = ${staff} for update`;
        const { count } = await tx`
          delete from passkey where staff_id = ${staff} and id = ${id} and (
            exists (select from totp where staff_id = ${staff} and secret is not null)
            or exists (select from passkey where staff_id = ${staff} and id <> ${id}))`;
        return count === 1;
      });
    },

    async passkey(id) {
      const [row] = await sql<(StaffFields & KeyRow)[]>`
        select s.id, s.name, s.email, s.role, s.authority_id, s.incidents, p.public_key, p.counter, p.host
        from passkey p join staff s on s.id = p.staff_id and s.ended_at is null
        where p.id = ${id}`;
      if (row === undefined) return null;
      const publicKey = Uint8Array.from(row.public_key);
      return { staff: staffOf(row), publicKey, counter: Number(row.counter), host: row.host };
    },

    async usePasskey(id, counter, at) {
      await sql`update passkey set counter = ${counter}, used_at = ${at} where id = ${id}`;
    },
  };
}

type KeyRow = { readonly public_key: Buffer; readonly counter: string; readonly host: string };
