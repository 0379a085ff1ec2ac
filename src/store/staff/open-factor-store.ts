/** Second factors in SQL: an app's key sealed for its owner, recovery codes as keyed hashes, passkeys as public keys. */
import type { KeyObject } from "node:crypto";
import type { Sql } from "postgres";
import type { StaffId } from "../../domain/ids.ts";
import type { FactorStore } from "../../respond/account-ports.ts";
import { seal, unseal } from "../../seal/seal.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { hashBytes } from "../hash-bytes.ts";
import { announce } from "./announce.ts";
import { changeOne } from "./change-one.ts";
import { openPasskeyStore } from "./open-passkey-store.ts";

/** `field` seals, `session` hashes: neither says anything about the other. */
export type FactorKeys = { readonly sealing: KeyObject; readonly hashing: KeyObject };

export function openFactorStore(sql: Sql, { sealing, hashing }: FactorKeys): FactorStore {
  const context = (staff: StaffId): string => `totp ${staff}`;
  const codeHash = (staff: StaffId, code: string): Buffer =>
    hashBytes("recovery", `${staff} ${code}`, hashing);
  return {
    ...openPasskeyStore(sql),

    async of(staff) {
      const [row] = await sql<[{ readonly totp: Date | null; readonly left: number }]>`
        select (select enrolled_at from totp where staff_id = ${staff}) as totp,
          (select count(*)::int from recovery_code where staff_id = ${staff} and used_at is null) as left`;
      const passkeys = await sql<PasskeyRow[]>`
        select id, name, host, added_at as "addedAt", used_at as "usedAt" from passkey
        where staff_id = ${staff} order by added_at, id`;
      return { totp: row.totp, passkeys: [...passkeys], recoveryCodesLeft: row.left };
    },

    async totp(staff) {
      const [row] = await sql<{ readonly secret: Buffer; readonly last_step: string }[]>`
        select secret, last_step from totp where staff_id = ${staff} and secret is not null`;
      if (row === undefined) return null;
      return { secret: unseal(row.secret, sealing, context(staff)), lastStep: Number(row.last_step) };
    },

    async takeStep(staff, step) {
      const { count } = await sql`
        update totp set last_step = ${step} where staff_id = ${staff} and last_step < ${step}`;
      return count === 1;
    },

    async offer(staff) {
      const [row] = await sql<{ readonly offered: Buffer; readonly offered_at: Date }[]>`
        select offered, offered_at from totp where staff_id = ${staff} and offered is not null`;
      if (row === undefined) return null;
      return { secret: unseal(row.offered, sealing, context(staff)), at: row.offered_at };
    },

    async saveOffer(staff, secret, at) {
      const offered = seal(secret, sealing, context(staff));
      await sql`
        insert into totp (staff_id, offered, offered_at) values (${staff}, ${offered}, ${at})
        on conflict (staff_id) do update set offered = excluded.offered, offered_at = excluded.offered_at`;
    },

    acceptOffer(by, staff, step) {
      return changeOne(sql, by, async (tx) => {
        const { count } = await tx`
          update totp set secret = offered, enrolled_at = ${by.at}, last_step = ${step}, offered = null, offered_at = null
          where staff_id = ${staff} and offered is not null`;
        return count === 1;
      });
    },

    removeTotp(by, staff) {
      return changeOne(sql, by, async (tx) => {
        // Two removals at once wait for each other here: the last factor stays.
        await tx`select from staff where id = ${staff} for update`;
        const { count } = await tx`
          delete from totp where staff_id = ${staff} and secret is not null
            and exists (select from passkey where staff_id = ${staff})`;
        return count === 1;
      });
    },

    replaceRecoveryCodes(by, staff, codes) {
      return change(sql, actorOf(by), async (tx) => {
        await tx`delete from recovery_code where staff_id = ${staff}`;
        for (const code of codes)
          await tx`
            insert into recovery_code (staff_id, code_hash, made_at) values (${staff}, ${codeHash(staff, code)}, ${by.at})`;
        return { value: undefined, entries: by.entries };
      });
    },

    useRecoveryCode(by, staff, code) {
      return changeOne(sql, by, async (tx) => {
        const { count } = await tx`
          update recovery_code set used_at = ${by.at}
          where staff_id = ${staff} and code_hash = ${codeHash(staff, code)} and used_at is null`;
        if (count === 1) await announce(tx, by);
        return count === 1;
      });
    },
  };
}

type PasskeyRow = {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly addedAt: Date;
  readonly usedAt: Date | null;
};
