/** The staff list of an authority in SQL: replaced as a whole, and read as counts. */
import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import type { BriefingStore } from "../../respond/briefings/briefing-store.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { insertRows } from "../insert-rows.ts";
import type { BriefingFields } from "./fields.ts";

const columns = {
  ...{ id: "uuid", authority_id: "uuid", email_hash: "bytea", name: "bytea", email: "bytea" },
  ...{ job: "bytea", team: "text", imported_at: "timestamptz" },
};

export function openStaffList(
  sql: Sql,
  fields: BriefingFields,
): Pick<BriefingStore, "staffList" | "replaceStaffList"> {
  return {
    async staffList(authority) {
      const [row] = await sql<[{ readonly total: number; readonly importedAt: Date | null }]>`
        select count(*)::int as total, max(imported_at) as "importedAt" from staff_list_entry
        where authority_id = ${authority}`;
      const teams = await sql<{ readonly name: string; readonly people: number }[]>`
        select team as name, count(*)::int as people from staff_list_entry
        where authority_id = ${authority} and team <> '' group by team order by team`;
      return { ...row, teams: [...teams] };
    },

    replaceStaffList: (by, authority, lines, entries) =>
      change(sql, actorOf(by), async (tx) => {
        // Two imports at once: the second replaces what the first has written.
        await tx`select pg_advisory_xact_lock(hashtextextended(${`staff list ${authority}`}, 0))`;
        const before = await tx<{ readonly email_hash: Buffer }[]>`
          delete from staff_list_entry where authority_id = ${authority} returning email_hash`;
        const known = new Set(before.map(({ email_hash }) => email_hash.toString("hex")));
        const rows = lines.map(({ name, email, team, role }) => {
          const id = randomUUID();
          const hash = fields.addressHash(email);
          const kept = known.delete(hash.toString("hex"));
          const sealed = [
            fields.seal("name", id, name),
            fields.seal("email", id, email),
            fields.seal("job", id, role),
          ];
          return { kept, cells: [id, authority, hash, ...sealed, team, by.at.toISOString()] };
        });
        await insertRows(
          tx,
          "staff_list_entry",
          columns,
          rows.map(({ cells }) => cells),
        );
        const kept = rows.filter((row) => row.kept).length;
        const counts = { added: rows.length - kept, kept, removed: known.size };
        return { value: counts, entries: entries(counts) };
      }),
  };
}
