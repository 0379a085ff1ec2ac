/** Changes one thing in the ledger's tables as the owner of the server can, with everything that guards them switched off. */
import type { Sql } from "postgres";
import type { Chance } from "../../exercise/chance.ts";
import type { Kind } from "./tamper-files.ts";

export type TamperedRows = { readonly what: string; undo(): Promise<void> };

/** `superuser`: its session must have session_replication_role = replica. `size`: how many entries there are. */
export async function tamperRows(
  superuser: Sql,
  kind: Kind,
  chance: Chance,
  size: number,
): Promise<TamperedRows> {
  const at = chance.below(size);
  if (kind === "bit")
    return chance.below(4) === 0 ? await headBit(superuser, chance) : await entryBit(superuser, chance, at);
  if (kind === "removal")
    return await run(
      superuser,
      `entry ${at + 1} removed`,
      `create table held as select * from ledger_entry where position = ${at}; delete from ledger_entry where position = ${at}`,
    );
  if (kind === "truncation")
    return await run(
      superuser,
      `entries from ${at + 1} on cut off`,
      `create table held as select * from ledger_entry where position >= ${at}; delete from ledger_entry where position >= ${at}`,
    );
  const other = (at + 1 + chance.below(size - 1)) % size;
  const exchange = `update ledger_entry set position = case position when ${at} then ${other} + 1000000 else ${at} + 1000000 end where position in (${at}, ${other});
    update ledger_entry set position = position - 1000000 where position >= 1000000`;
  await superuser.unsafe(exchange).simple();
  return {
    what: `entries ${at + 1} and ${other + 1} exchanged`,
    undo: async () => void (await superuser.unsafe(exchange).simple()),
  };
}

async function run(superuser: Sql, what: string, statements: string): Promise<TamperedRows> {
  await superuser.unsafe(statements).simple();
  return {
    what,
    async undo() {
      await superuser
        .unsafe(
          `insert into ledger_entry (id, leaf, position, hash, transaction) overriding system value
            select id, leaf, position, hash, transaction from held; drop table held`,
        )
        .simple();
    },
  };
}

/** A bit of the entry's text, of its hash or of its place. What is no sound text any more is drawn again. */
async function entryBit(superuser: Sql, chance: Chance, at: number): Promise<TamperedRows> {
  const column = (["leaf", "leaf", "hash", "position"] as const)[chance.below(4)]!;
  const [row] = await superuser<[{ leaf: string; hash: Buffer; position: string }]>`
    select leaf, hash, position from ledger_entry where position = ${at}`;
  const set = async (value: unknown, now: number): Promise<void> => {
    if (column === "leaf")
      await superuser`update ledger_entry set leaf = ${value as string} where position = ${now}`;
    else if (column === "hash")
      await superuser`update ledger_entry set hash = ${value as Buffer} where position = ${now}`;
    else await superuser`update ledger_entry set position = ${value as number} where position = ${now}`;
  };
  for (;;) {
    try {
      if (column === "position") {
        const moved = at ^ (1 << chance.below(20));
        await set(moved, at);
        return { what: `entry ${at + 1} moved to ${moved + 1}`, undo: () => set(at, moved) };
      }
      const before = column === "leaf" ? Buffer.from(row.leaf) : row.hash;
      const changed = flipped(before, chance);
      const value = column === "leaf" ? new TextDecoder("utf-8", { fatal: true }).decode(changed) : changed;
      await set(value, at);
      return { what: `a bit of the ${column} of entry ${at + 1}`, undo: () => set(row[column], at) };
    } catch {
      // A place that is taken, a text that PostgreSQL takes for none.
    }
  }
}

/** A bit of the head: its size, root, peaks, checkpoint, verifier or name. */
async function headBit(superuser: Sql, chance: Chance): Promise<TamperedRows> {
  const [row] = await superuser<
    [{ size: string; root: Buffer; peaks: Buffer[]; checkpoint: string; verifier: string; origin: string }]
  >`select size, root, peaks, checkpoint, verifier, origin from ledger_tree`;
  const bytesOf = (peaks: readonly Buffer[]) => superuser`(select array_agg(decode(p, 'hex') order by at)
    from unnest(${peaks.map((peak) => peak.toString("hex"))}::text[]) with ordinality as u(p, at))`;
  const undo = async (): Promise<void> => {
    await superuser`update ledger_tree set size = ${row.size}, root = ${row.root}, peaks = ${bytesOf(row.peaks)},
      checkpoint = ${row.checkpoint}, verifier = ${row.verifier}, origin = ${row.origin}`;
  };
  const column = (["size", "root", "peaks", "checkpoint", "verifier", "origin"] as const)[chance.below(6)]!;
  for (;;) {
    try {
      if (column === "size")
        await superuser`update ledger_tree set size = ${Number(row.size) ^ (1 << chance.below(20))}`;
      if (column === "root") await superuser`update ledger_tree set root = ${flipped(row.root, chance)}`;
      if (column === "peaks") {
        const which = chance.below(row.peaks.length);
        const peaks = row.peaks.with(which, flipped(row.peaks[which]!, chance));
        await superuser`update ledger_tree set peaks = ${bytesOf(peaks)}`;
      }
      if (column === "checkpoint" || column === "verifier" || column === "origin") {
        const bytes = flipped(Buffer.from(row[column]), chance);
        const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        await superuser`update ledger_tree set ${superuser({ [column]: text })}`;
      }
      return { what: `a bit of the head's ${column}`, undo };
    } catch {
      // No text any more.
    }
  }
}

function flipped(bytes: Buffer, chance: Chance): Buffer {
  const changed = Buffer.from(bytes);
  changed[chance.below(bytes.length)]! ^= 1 << chance.below(8);
  return changed;
}
