/** What of how somebody reads best was decided otherwise than on its own page: the rest stays as it stands. */
import type { TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, PersonId, StaffId } from "../../domain/ids.ts";
import type { Reading } from "../../domain/notices/compose-for.ts";

type Whose = { readonly person: PersonId; readonly incident: IncidentId; readonly authority: AuthorityId };

export async function mergeNeed(
  tx: TransactionSql,
  { person, incident, authority }: Whose,
  reading: Partial<Reading>,
  { by, at }: { readonly by: StaffId; readonly at: Date },
): Promise<void> {
  const [format, language] = [reading.format ?? null, reading.language ?? null];
  await tx`select pg_advisory_xact_lock(hashtextextended(${`reading need ${person}`}, 0))`;
  await tx`
    insert into reading_need as r (person_id, incident_id, authority_id, format, language, way, version, changed_by,
      changed_by_name, changed_at)
    values (${person}, ${incident}, ${authority}, coalesce(${format}, 'plain'), coalesce(${language}, 'en'), 'hand', 1, ${by},
      coalesce(staff_name(${by}), ''), ${at})
    on conflict (person_id) do update set format = coalesce(${format}, r.format), language = coalesce(${language}, r.language),
      way = 'hand', version = r.version + 1, changed_by = excluded.changed_by,
      changed_by_name = excluded.changed_by_name, changed_at = excluded.changed_at`;
}
