/** Accounts in SQL. */
import type { Sql, TransactionSql } from "postgres";
import type { NewStaff, StaffStore } from "../../respond/ports.ts";
import { actorOf } from "../alter.ts";
import { insertAuthority } from "../bodies/open-body-store.ts";
import { insertService } from "../bodies/service-rows.ts";
import { change } from "../change.ts";
import { type StaffFields, staffOf } from "./staff-row.ts";

export function openStaffStore(sql: Sql): StaffStore {
  return {
    async any() {
      return await anyStaff(sql);
    },

    async anyAt(authority) {
      const [row] = await sql<[{ readonly any: boolean }]>`
        select exists (select from staff where authority_id = ${authority}) as any`;
      return row.any;
    },

    async byEmail(email) {
      const [row] = await sql<StaffRow[]>`
        select id, name, email, role, authority_id, incidents, passphrase from staff
        where email = ${email} and ended_at is null`;
      return row === undefined ? null : accountOf(row);
    },

    add(by, account, entries) {
      return change(sql, actorOf(by), async (tx) => {
        const added = await insertStaff(tx, account, by.at);
        return { value: added, entries: added ? entries : [] };
      });
    },

    setUp(by, { authorities, services, account }, entries) {
      return change(sql, actorOf(by), async (tx) => {
        // Two first runs at once: the second waits here, then finds the account of the first.
        await tx`lock table staff in share row exclusive mode`;
        if (await anyStaff(tx)) return { value: false, entries: [] };
        for (const authority of authorities) {
          if (!(await insertAuthority(tx, authority))) throw new Error(`The key ${authority.key} is taken`);
        }
        for (const service of services) await insertService(tx, service);
        await insertStaff(tx, account, by.at);
        return { value: true, entries };
      });
    },
  };
}

async function anyStaff(sql: Sql | TransactionSql): Promise<boolean> {
  const [row] = await sql<[{ readonly any: boolean }]>`select exists (select from staff) as any`;
  return row.any;
}

export async function insertStaff(
  tx: TransactionSql,
  { staff, passphraseHash }: NewStaff,
  at: Date,
): Promise<boolean> {
  const { id, name, email, role, authority, incidents } = staff;
  const { count } = await tx`
    insert into staff (id, name, email, role, authority_id, incidents, passphrase, added_at)
    values (${id}, ${name}, ${email}, ${role}, ${authority}, ${incidents === null ? null : [...incidents]}, ${passphraseHash}, ${at})
    on conflict (email) do nothing`;
  return count === 1;
}

type StaffRow = StaffFields & { readonly passphrase: string };

function accountOf(row: StaffRow): NewStaff {
  return { staff: staffOf(row), passphraseHash: row.passphrase };
}
