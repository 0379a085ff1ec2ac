/** What a group is known by, from what lies in it now: after a person moved something, or what was past its end has gone. */
import type { TransactionSql } from "postgres";
import type { AuthorityId, SightingGroupId, SightingId } from "../../domain/ids.ts";
import { noProfile, withMember } from "../../domain/sightings/grouping/place.ts";
import { countGroup } from "./group-row.ts";
import { keepProfile } from "./receive-sighting.ts";
import type { SightingFields } from "./sighting-fields.ts";

/** The latest of it; more would say nothing new. */
const mostRead = 200;

export async function rebuildGroup(
  tx: TransactionSql,
  fields: SightingFields,
  group: { readonly id: SightingGroupId; readonly authority: AuthorityId },
): Promise<void> {
  const rows = await tx<{ readonly id: SightingId; readonly features: Buffer }[]>`
    select id, features from sighting where group_id = ${group.id} order by received_at desc, id limit ${mostRead}`;
  const all = rows.flatMap(({ id, features }) => fields.features(id, features) ?? []).toReversed();
  await tx`delete from sighting_key where group_id = ${group.id}`;
  await keepProfile(tx, fields, group, all.reduce(withMember, noProfile), all);
  await countGroup(tx, group.id);
}
