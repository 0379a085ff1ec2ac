/**
 * Tries to sign in, limited by a leaky bucket for each key: `free_at` is when the bucket will have run dry. Addresses and
 * sources are kept as keyed hashes.
 */
import type { KeyObject } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { TryLimit, TryStore } from "../../respond/ports.ts";
import { hashBytes } from "../hash-bytes.ts";

export function openTryStore(sql: Sql, key: KeyObject): TryStore {
  const hashOf = (value: string) => hashBytes("sign-in", value, key);
  return {
    take(limits, now) {
      return sql.begin(async (tx) => {
        // In the order of the keys, so that two tries at once never wait for each other.
        const hashed = limits.map((limit) => ({ ...limit, hash: hashOf(limit.key) }));
        hashed.sort((a, b) => Buffer.compare(a.hash, b.hash));
        const waits: number[] = [];
        for (const limit of hashed) waits.push(await waitFor(tx, limit, now));
        const longest = Math.max(0, ...waits);
        if (longest === 0) for (const limit of hashed) await takeOne(tx, limit, now);
        await tx`delete from sign_in_throttle where free_at < ${new Date(now.getTime() - 86_400_000)}`;
        return longest;
      });
    },

    async forget(keys) {
      await sql`delete from sign_in_throttle where key_hash in ${sql(keys.map(hashOf))}`;
    },

    async isFamiliar(email, source) {
      const [row] = await sql<[{ readonly familiar: boolean }]>`
        select exists (
          select from familiar_source f join staff s on s.id = f.staff_id
          where s.email = ${email} and f.source_hash = ${hashOf(source)}
        ) as familiar`;
      return row.familiar;
    },

    async remember(staff, source, now) {
      await sql`
        insert into familiar_source (staff_id, source_hash, seen_at) values (${staff}, ${hashOf(source)}, ${now})
        on conflict (staff_id, source_hash) do update set seen_at = excluded.seen_at`;
    },
  };
}

type HashedLimit = TryLimit & { readonly hash: Buffer };

async function waitFor(
  tx: TransactionSql,
  { hash, burst, everyMs }: HashedLimit,
  now: Date,
): Promise<number> {
  // In one statement: between two of them somebody who got in could have taken the row away.
  const [row] = await tx<[{ readonly free_at: Date }]>`
    insert into sign_in_throttle (key_hash, free_at) values (${hash}, ${now})
    on conflict (key_hash) do update set free_at = sign_in_throttle.free_at returning free_at`;
  return Math.max(0, row.free_at.getTime() - now.getTime() - (burst - 1) * everyMs);
}

async function takeOne(tx: TransactionSql, { hash, everyMs }: HashedLimit, now: Date): Promise<void> {
  await tx`
    update sign_in_throttle set free_at = greatest(free_at, ${now}) + make_interval(secs => ${everyMs / 1000})
    where key_hash = ${hash}`;
}
