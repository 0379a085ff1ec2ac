/** The safe-contact gate in SQL: flags, the work on who is held, and how many are alike. */
import type { Sql } from "postgres";
import type { AlikePeople, GateStore } from "../../respond/gate/gate-store.ts";

export function openGateStore(sql: Sql): GateStore {
  return {
    async groups(incident, authority) {
      return await sql<AlikePeople[]>`
        select p.band, p.categories, count(*)::int as people, count(*) filter (where n.id is null)::int as without
        from person p left join notice n on n.person_id = p.id
        where p.incident_id = ${incident} and p.authority_id = ${authority} and p.deleted_at is null
        group by p.band, p.categories`;
    },
  };
}
