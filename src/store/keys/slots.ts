/** The slots of the root key in SQL. A slot is set together with the entry that says so. */
import type { Sql } from "postgres";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Slot, SlotKind } from "../../seal/slots.ts";
import { change } from "../change.ts";

export type KeptSlot = Slot & { readonly madeAt: Date };

export async function keySlots(sql: Sql): Promise<readonly KeptSlot[]> {
  return await sql<KeptSlot[]>`
    select kind, salt, wrapped, terms, made_at as "madeAt" from key_slot order by made_at`;
}

export async function setSlot(
  sql: Sql,
  { kind, salt, wrapped, terms }: Slot,
  now: Date,
  entry: NewEntry,
): Promise<void> {
  await change(sql, { actor: entry.actor, now }, async (tx) => {
    await tx`
      insert into key_slot (kind, salt, wrapped, terms, made_at)
      values (${kind}, ${salt}, ${wrapped}, ${tx.json(terms)}, ${now})
      on conflict (kind) do update set salt = excluded.salt, wrapped = excluded.wrapped, terms = excluded.terms,
        made_at = excluded.made_at`;
    return { value: undefined, entries: [entry] };
  });
}

export async function removeSlot(sql: Sql, kind: SlotKind, now: Date, entry: NewEntry): Promise<boolean> {
  return await change(sql, { actor: entry.actor, now }, async (tx) => {
    const { count } = await tx`delete from key_slot where kind = ${kind}`;
    return { value: count > 0, entries: count > 0 ? [entry] : [] };
  });
}
