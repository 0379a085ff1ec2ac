/** Authorities, their services and their opening hours in SQL. Every change of what is said of a service stays. */
import type { Sql, TransactionSql } from "postgres";
import type { Authority, OpeningHours } from "../../domain/bodies/authority.ts";
import type { Service } from "../../domain/bodies/service.ts";
import type { AuthorityId } from "../../domain/ids.ts";
import type { BodyStore } from "../../respond/ports.ts";
import { actorOf, alterFrom, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { takeVersion } from "../editions/editions.ts";
import { insertService, lockService, selectServices, updateService } from "./service-rows.ts";

export function openBodyStore(sql: Sql): BodyStore {
  return {
    async authorities() {
      const rows = await sql<AuthorityRow[]>`
        select id, key, name, phone, email, web, address from authority order by position`;
      return rows.map(authorityOf);
    },

    addAuthority(by, authority, entries) {
      return change(sql, actorOf(by), async (tx) => {
        const added = await insertAuthority(tx, authority);
        return { value: added, entries: added ? entries : [] };
      });
    },

    alterAuthority(by, id, from, decide) {
      const row = {
        read: (tx: TransactionSql) => lockAuthority(tx, id),
        write: (tx: TransactionSql, { name, contact }: Authority) => tx`
          update authority set name = ${name}, phone = ${contact.phone}, email = ${contact.email},
            web = ${contact.web}, address = ${[...contact.address]}
          where id = ${id}`,
      };
      const edition = { of: () => ({ kind: "contact", authority: id }) as const, from };
      return alterFrom(sql, by, row, edition, decide);
    },

    services: () => selectServices(sql),

    addService: (by, service, entries) =>
      change(sql, actorOf(by), async (tx) => ({ value: await insertService(tx, service), entries })),

    alterService(by, id, from, decide) {
      const row = {
        read: (tx: TransactionSql) => lockService(tx, id),
        write: (tx: TransactionSql, next: Service) => updateService(tx, next, by.at),
      };
      const edition = {
        of: ({ authority }: Service) => ({ kind: "service", service: id, authority }) as const,
        from,
      };
      return alterFrom(sql, by, row, edition, decide);
    },

    async openingHours() {
      const rows = await sql<OpeningHours[]>`
        select h.authority_id as authority, h.day, h.opens, h.closes, h.place, h.note
        from opening_hours h join authority a on a.id = h.authority_id order by a.position, h.position`;
      return [...rows];
    },

    setOpeningHours(by, authority, from, hours, entries) {
      return change(sql, actorOf(by), async (tx) => {
        // Two at once take turns here: each says what stood there when it came.
        const stale = await takeVersion(tx, by, { kind: "hours", authority }, from);
        if (stale !== null) return { value: stale, entries: [] };
        const before = await tx<OpeningHours[]>`
          select authority_id as authority, day, opens, closes, place, note from opening_hours
          where authority_id = ${authority} order by position`;
        await tx`delete from opening_hours where authority_id = ${authority}`;
        for (const [position, { day, opens, closes, place, note }] of hours.entries())
          await tx`
            insert into opening_hours (authority_id, position, day, opens, closes, place, note)
            values (${authority}, ${position}, ${day}, ${opens}, ${closes}, ${place}, ${note})`;
        return { value: null, entries: entries(before) };
      });
    },
  };
}

/** False where the key is taken. */
export async function insertAuthority(tx: TransactionSql, authority: Authority): Promise<boolean> {
  const { id, key, name, contact } = authority;
  const { phone, email, web, address } = contact;
  const { count } = await tx`
    insert into authority (id, key, name, phone, email, web, address)
    values (${id}, ${key}, ${name}, ${phone}, ${email}, ${web}, ${[...address]})
    on conflict (key) do nothing`;
  return count === 1;
}

async function lockAuthority(tx: TransactionSql, id: AuthorityId): Promise<Authority | null> {
  if (!isUuid(id)) return null;
  const [row] = await tx<AuthorityRow[]>`
    select id, key, name, phone, email, web, address from authority where id = ${id} for update`;
  return row === undefined ? null : authorityOf(row);
}

type AuthorityRow = {
  readonly id: AuthorityId;
  readonly key: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly web: string;
  readonly address: readonly string[];
};

function authorityOf({ id, key, name, ...contact }: AuthorityRow): Authority {
  return { id, key, name, contact };
}
