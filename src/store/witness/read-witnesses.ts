/** Who has co-signed this ledger up to where, and which ledgers of partners are watched. */
import type { Sql } from "postgres";
import type {
  WatchedLedger,
  Witnesses,
  WitnessOfOwn,
  WitnessStore,
} from "../../respond/desk/house/witness-desk.ts";
import { forksSeen } from "./forks.ts";

export function openWitnessStore(sql: Sql): WitnessStore {
  return { witnesses: () => readWitnesses(sql), forksSeen: () => forksSeen(sql) };
}

export async function readWitnesses(sql: Sql): Promise<Witnesses> {
  const [own] = await sql<[Witnesses["own"]]>`
    select origin, size::float8 as size, verifier from ledger_in_short()`;
  const witnesses = await sql<WitnessOfOwn[]>`
    select w.name, w.verifier, c.size::float8 as size, c.cosigned_at as at
    from witness w left join lateral (
      select size, cosigned_at from cosigned_checkpoint c where c.verifier = w.verifier order by size desc limit 1) c on true
    order by w.added_at, w.verifier`;
  const watched = await sql<WatchedLedger[]>`
    select name, origin, verifier, size::float8 as size, cosigned_at as at from witnessed_ledger order by added_at, origin`;
  return { own, witnesses, watched, forks: await forksSeen(sql) };
}
