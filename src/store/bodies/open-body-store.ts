/** Authorities, and their services in SQL. Every change of what is said of a service stays. */
import type { Sql, TransactionSql } from "postgres";
import type { Authority } from "../../domain/bodies/authority.ts";
import type { Service } from "../../domain/bodies/service.ts";
import type { AuthorityId } from "../../domain/ids.ts";
import type { BodyStore } from "../../respond/ports.ts";
import { actorOf, alterFrom, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { insertService, lockService, selectServices, updateService } from "./service-rows.ts";

export function openBodyStore(sql: Sql): BodyStore {
  return {
    async authorities() {
      const rows = await sql<AuthorityRow[]>`
        select id, key, name, colour, phone, email, web, address, press_phone, press_email, area_code
        from authority order by position`;
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
            web = ${contact.web}, address = ${[...contact.address]}, press_phone = ${contact.pressPhone ?? ""},
            press_email = ${contact.pressEmail ?? ""}, area_code = ${contact.areaCode ?? ""}
          where id = ${id}`,
      };
      const edition = { of: () => ({ kind: "contact", authority: id }) as const, from };
      return alterFrom(sql, by, row, edition, decide);
    },

    alterColour(by, id, from, decide) {
      const row = {
        read: (tx: TransactionSql) => lockAuthority(tx, id),
        write: (tx: TransactionSql, { colour = "" }: Authority) => tx`
          update authority set colour = ${colour} where id = ${id}`,
      };
      return alterFrom(
        sql,
        by,
        row,
        { of: () => ({ kind: "colour", authority: id }) as const, from },
        decide,
      );
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
    select id, key, name, colour, phone, email, web, address, press_phone, press_email, area_code
    from authority where id = ${id} for update`;
  return row === undefined ? null : authorityOf(row);
}

type AuthorityRow = {
  readonly id: AuthorityId;
  readonly key: string;
  readonly name: string;
  readonly colour: string;
  readonly phone: string;
  readonly email: string;
  readonly web: string;
  readonly address: readonly string[];
  readonly press_phone: string;
  readonly press_email: string;
  readonly area_code: string;
};

function authorityOf(row: AuthorityRow): Authority {
  const { id, key, name, colour, press_phone, press_email, area_code, ...rest } = row;
  const contact = {
    ...rest,
    ...(press_phone === "" ? {} : { pressPhone: press_phone }),
    ...(press_email === "" ? {} : { pressEmail: press_email }),
    ...(area_code === "" ? {} : { areaCode: area_code }),
  };
  return { id, key, name, ...(colour === "" ? {} : { colour }), contact };
}
