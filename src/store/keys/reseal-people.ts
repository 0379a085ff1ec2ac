/** Wraps people's own keys under the data key in use; whom an earlier Candour sealed gets a key, and all values with it. */
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, NoticeId, PersonId } from "../../domain/ids.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { freshPersonKey, wrapPersonKey } from "../../seal/person-key.ts";
import { headingBytes, type NamedKey } from "../../seal/sealed-value.ts";
import { byteArray } from "../byte-array.ts";
import { change } from "../change.ts";
import { openNoticeFields } from "../notices/notice-fields.ts";
import { type Field, openPersonFields, personKey } from "../people/person-fields.ts";
import { keysInUse } from "./data-keys.ts";
import { resealed } from "./resealed.ts";

type Pair = { readonly incident: IncidentId; readonly authority: AuthorityId };
type PersonRow = {
  readonly id: PersonId;
  readonly sealKey: Buffer | null;
  readonly names: readonly Buffer[];
  readonly dates: readonly Buffer[];
};

const batch = 500;

/** Tells how many people were sealed anew. */
export async function resealPeople(sql: Sql, ring: KeyRing, pair: Pair): Promise<number> {
  let [count, last] = [0, "00000000-0000-0000-0000-000000000000" as PersonId];
  for (;;) {
    const from = last;
    const done = await ring.reading(() =>
      change(sql, { actor: "system", now: new Date() }, async (tx) => {
        const value = await resealBatch(tx, ring, pair, from);
        return { value, entries: resealed(pair, "people", value.count) };
      }),
    );
    count += done.count;
    if (done.last === null) return count;
    last = done.last;
  }
}

async function resealBatch(tx: TransactionSql, ring: KeyRing, pair: Pair, after: PersonId) {
  // A review under way writes people in an order of its own: one waits for the other here, and not in the middle.
  await tx`select from incident where id = ${pair.incident} for key share`;
  const scope = { kind: "authority", ...pair } as const;
  const under = (await keysInUse(tx, ring, [scope]))(scope);
  // Notices first, as everybody else locks them.
  await tx`
    select from notice where person_id in (select id from person where incident_id = ${pair.incident}
      and authority_id = ${pair.authority} and id > ${after} and seal_key is null order by id limit ${batch})
    order by person_id for update`;
  const rows = await tx<PersonRow[]>`
    select id, seal_key as "sealKey", names, dates_of_birth as dates from person
    where incident_id = ${pair.incident} and authority_id = ${pair.authority} and id > ${after}
      and substring(seal_key from 1 for 5) is distinct from ${headingBytes({ kind: "data", number: under.number })}
    order by id limit ${batch} for update`;
  let count = 0;
  for (const row of rows) {
    const own = personKey(ring, row.id, row.sealKey);
    // What is gone stays gone.
    if (own === null) continue;
    const key = own.kind === "earlier" ? freshPersonKey() : own;
    if (own.kind === "earlier") await sealValues(tx, row, own, key);
    await tx`update person set seal_key = ${wrapPersonKey(key, row.id, under)} where id = ${row.id}`;
    count++;
  }
  return { count, last: rows.at(-1)?.id ?? null };
}

async function sealValues(tx: TransactionSql, row: PersonRow, from: NamedKey, to: NamedKey): Promise<void> {
  const { id } = row;
  const [before, after] = [openPersonFields(id, from), openPersonFields(id, to)];
  const anew = <T>(
    kind: (fields: typeof before) => Pick<Field<T>, "open" | "seal">,
    sealed: Buffer,
    at: number,
  ) => kind(after).seal(kind(before).open(sealed, at), at);
  const all = (kind: "name" | "dateOfBirth", sealed: readonly Buffer[]) =>
    byteArray(
      tx,
      sealed.map((one, at) => anew((fields) => fields[kind], one, at)),
    );
  await tx`update person set names = ${all("name", row.names)}, dates_of_birth = ${all("dateOfBirth", row.dates)} where id = ${id}`;
  const parts = await tx<(Omit<PersonRow, "id" | "sealKey"> & { readonly holding: string })[]>`
    select holding_id as holding, names, dates_of_birth as dates from person_part where person_id = ${id}`;
  for (const { holding, names, dates } of parts)
    await tx`
      update person_part set names = ${all("name", names)}, dates_of_birth = ${all("dateOfBirth", dates)}
      where person_id = ${id} and holding_id = ${holding}`;
  for (const [table, column, kind] of [
    ["contact_point", "value", "contact"],
    ["finding", "place", "place"],
  ] as const) {
    const values = await tx<{ readonly ordinal: number; readonly sealed: Buffer }[]>`
      select ordinal, ${tx(column)} as sealed from ${tx(table)} where person_id = ${id}`;
    for (const { ordinal, sealed } of values) {
      const value =
        kind === "contact"
          ? anew((fields) => fields.contact, sealed, ordinal)
          : anew((fields) => fields.place, sealed, ordinal);
      await tx`update ${tx(table)} set ${tx(column)} = ${value} where person_id = ${id} and ordinal = ${ordinal}`;
    }
  }
  await sealNotice(tx, id, from, to);
}

async function sealNotice(tx: TransactionSql, person: PersonId, from: NamedKey, to: NamedKey): Promise<void> {
  const notices = await tx<
    {
      readonly id: NoticeId;
      readonly name: Buffer;
      readonly destination: Buffer | null;
      readonly words: Buffer;
    }[]
  >`select id, name, destination, words from notice where person_id = ${person}`;
  for (const { id, name, destination, words } of notices) {
    const [before, after] = [openNoticeFields(id, from), openNoticeFields(id, to)];
    const anew = (kind: "name" | "destination" | "words", sealed: Buffer) =>
      after.seal(kind, before.open(kind, sealed)!);
    await tx`
      update notice set name = ${anew("name", name)}, words = ${anew("words", words)},
        destination = ${destination === null ? null : anew("destination", destination)}
      where id = ${id}`;
  }
}
