/** The safe-contact gate in SQL: flags, the work on who is held, and how many are alike. */
import type { Sql } from "postgres";
import type { AlikePeople, GateStore } from "../../respond/gate/gate-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { circumstanceRows } from "./circumstance-rows.ts";
import { flagFiles } from "./flag-files.ts";
import { flagRows } from "./flag-rows.ts";
import { holdRows } from "./hold-rows.ts";
import { severityRows } from "./severity-rows.ts";

export function openGateStore(sql: Sql, ring: KeyRing): GateStore {
  return {
    async groups(incident, authority) {
      return await sql<AlikePeople[]>`
        select p.band, p.categories, count(*)::int as people, count(*) filter (where n.id is null)::int as without,
          sum((select count(*) from notice w where w.person_id = p.id and w.state in ('drafted', 'approved')))::int as prepared
        from person p left join notice n on n.person_id = p.id and n.ordinal = 1
        where p.incident_id = ${incident} and p.authority_id = ${authority} and p.deleted_at is null
        group by p.band, p.categories`;
    },
    withdrawPrepared: (by, { authority, incident }, groups, entries) =>
      change<number>(sql, actorOf(by), async (tx) => {
        const keys = groups.map(({ band, categories }) => `${band}:${categories.join(",")}`);
        const { count } = await tx`
          update notice n set state = 'withdrawn' from person p
          where p.id = n.person_id and n.state in ('drafted', 'approved') and n.incident_id = ${incident}
            and n.authority_id = ${authority} and p.band || ':' || array_to_string(p.categories, ',') = any(${keys})`;
        return { value: count, entries: count === 0 ? [] : entries(count) };
      }),
    ...flagRows(sql, ring),
    ...flagFiles(sql, ring),
    ...holdRows(sql, ring),
    ...severityRows(sql, ring),
    ...circumstanceRows(sql),
  };
}
