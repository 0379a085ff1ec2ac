/** The safe-contact gate in SQL: flags, the work on who is held, and how many are alike. */
import type { Sql } from "postgres";
import type { AlikePeople, GateStore } from "../../respond/gate/gate-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { circumstanceRows } from "./circumstance-rows.ts";
import { flagFiles } from "./flag-files.ts";
import { flagRows } from "./flag-rows.ts";
import { holdRows } from "./hold-rows.ts";
import { severityRows } from "./severity-rows.ts";

export function openGateStore(sql: Sql, ring: KeyRing): GateStore {
  return {
    async groups(incident, authority) {
      return await sql<AlikePeople[]>`
        select p.band, p.categories, count(*)::int as people, count(*) filter (where n.id is null)::int as without
        from person p left join notice n on n.person_id = p.id and n.ordinal = 1
        where p.incident_id = ${incident} and p.authority_id = ${authority} and p.deleted_at is null
        group by p.band, p.categories`;
    },
    ...flagRows(sql, ring),
    ...flagFiles(sql, ring),
    ...holdRows(sql, ring),
    ...severityRows(sql, ring),
    ...circumstanceRows(sql),
  };
}
