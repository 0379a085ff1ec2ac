/** Places in SQL. */
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, PlaceId } from "../../domain/ids.ts";
import type { Place } from "../../domain/places/place.ts";
import type { KeptPlace, PlaceStore } from "../../respond/places/place-store.ts";
import { actorOf, alterFrom, isUuid } from "../alter.ts";
import { change } from "../change.ts";

export function openPlaceStore(sql: Sql): PlaceStore {
  return {
    async all() {
      const rows = await sql<Row[]>`
        select ${columns(sql)} from place p join authority a on a.id = p.authority_id
        where removed_at is null order by a.position, p.position`;
      return rows.map(placeOf);
    },

    add: (by, place, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const { id, authority, name, address, access, phone, weekly, special, from, until } = place;
        await tx`
          insert into place (id, authority_id, name, address, access, phone, weekly, special, valid_from, valid_until)
          values (${id}, ${authority}, ${name}, ${[...address]}, ${access}, ${phone}, ${tx.json(weekly as never)},
            ${tx.json(special as never)}, ${from}, ${until})`;
        return { value: undefined, entries };
      }),

    alter(by, id, from, decide) {
      const row = {
        read: (tx: TransactionSql) => lock(tx, id),
        write: (tx: TransactionSql, next: Place & { readonly removed: boolean }) => tx`
          update place set name = ${next.name}, address = ${[...next.address]}, access = ${next.access},
            phone = ${next.phone}, weekly = ${tx.json(next.weekly as never)}, special = ${tx.json(next.special as never)},
            valid_from = ${next.from}, valid_until = ${next.until}, version = version + 1,
            removed_at = ${next.removed ? by.at : null}
          where id = ${id}`,
      };
      const of = ({ authority }: Place) => ({ kind: "place", place: id, authority }) as const;
      return alterFrom(sql, by, row, { of, from }, decide);
    },
  };
}

async function lock(tx: TransactionSql, id: PlaceId) {
  if (!isUuid(id)) return null;
  const [row] = await tx<Row[]>`select ${columns(tx)} from place p where id = ${id} for update`;
  return row === undefined ? null : { ...placeOf(row), removed: row.removed };
}

function columns(sql: Sql | TransactionSql) {
  return sql`p.id, p.authority_id, p.name, p.address, p.access, p.phone, p.weekly, p.special,
    p.valid_from::text as "from", p.valid_until::text as "until", p.version, p.removed_at is not null as removed`;
}

type Row = Omit<KeptPlace, "authority"> & { readonly authority_id: AuthorityId; readonly removed: boolean };

function placeOf({ authority_id, removed: _, ...row }: Row): KeptPlace {
  return { ...row, authority: authority_id };
}
