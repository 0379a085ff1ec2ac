/** Keeps what shows that a ledger was told in two ways, once each; reads it for whoever must see it. */
import { randomUUID } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { ForkSeen } from "../../domain/ledger/witness.ts";
import { type By, change } from "../change.ts";

export async function keepFork(sql: Sql, by: By, fork: ForkSeen): Promise<void> {
  await change(sql, by, async (tx) => {
    const { origin, kind, size, root, note, knownSize, knownBy } = fork;
    const { count } = await tx`
      insert into fork_seen (id, origin, kind, size, root, note, known_size, known_by, seen_at)
      values (${randomUUID()}, ${origin}, ${kind}, ${size}, ${root === null ? null : Buffer.from(root, "hex")}, ${note},
        ${knownSize}, ${knownBy}, ${by.now})
      on conflict do nothing`;
    const detail = { kind, size, root, knownSize, knownBy };
    const entry = { verb: "ledger.fork-seen", subject: `ledger:${origin}`, actor: by.actor, detail };
    return { value: null, entries: count === 1 ? [entry] : [] };
  });
}

export type DatedFork = ForkSeen & { readonly at: Date };

export async function forksSeen(sql: Sql | TransactionSql): Promise<readonly DatedFork[]> {
  return await sql<DatedFork[]>`
    select origin, (select name from witnessed_ledger w where w.origin = f.origin) as whose, kind, size::float8 as size, encode(root, 'hex') as root, note, known_size::float8 as "knownSize",
      known_by as "knownBy", seen_at as at
    from fork_seen f order by seen_at desc`;
}
