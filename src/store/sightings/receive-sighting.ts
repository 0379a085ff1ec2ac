/** A sighting comes in: once for each submission, placed among the groups of its authority, all in one transaction. */
import { randomUUID } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, SightingGroupId } from "../../domain/ids.ts";
import { longestApart } from "../../domain/sightings/grouping/compare.ts";
import { keysOf } from "../../domain/sightings/grouping/keys.ts";
import {
  type Candidate,
  joined,
  mostCandidates,
  noProfile,
  type Placement,
  type Profile,
  place,
  withMember,
} from "../../domain/sightings/grouping/place.ts";
import { indicatorsOf } from "../../domain/sightings/indicators.ts";
import type { Sighting } from "../../domain/sightings/sighting.ts";
import type { Received } from "../../respond/desk/incident/sighting-desk.ts";
import type { Change } from "../../respond/ports.ts";
import type { Altered, NewSighting } from "../../respond/sightings/sighting-store.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { takeOnce } from "../hatch/take-once.ts";
import { countGroup } from "./group-row.ts";
import type { SightingFields } from "./sighting-fields.ts";

type Found = Candidate<SightingGroupId> & { readonly incident: IncidentId | null; readonly judged: boolean };

export function receiveInto(sql: Sql, fields: SightingFields) {
  return (by: Change, sighting: NewSighting, entries: Altered<Sighting>): Promise<Received | null> =>
    change(sql, actorOf(by), async (tx) => {
      await oneAtATime(tx, sighting.authority);
      const { submission } = sighting;
      if (submission !== null && !(await takeOnce(tx, { id: submission, kind: "sighting" }, by.at)))
        return { value: null, entries: [] };
      const found = await candidates(tx, fields, sighting);
      const placement = place(sighting.features, found);
      const group = await groupFor(tx, fields, sighting, placement, found);
      const number = await insertSighting(tx, fields, sighting, group, placement);
      await insertFiles(tx, fields, sighting);
      await tx`insert into untold_sighting (sighting_id) values (${sighting.id})`;
      await countGroup(tx, group.id);
      const value = { id: sighting.id, number, group: group.id, reference: sighting.reference };
      const kept: Sighting = {
        ...sighting,
        number,
        group: group.id,
        incident: group.incident,
        state: { kind: "open" },
        because: placement.because,
        placedBy: "candour",
      };
      return { value, entries: entries(kept) };
    });
}

/**
 * What puts sightings into groups comes one after another for each authority: two of one campaign that come together must
 * not begin two groups, and two who move crosswise must not wait for each other.
 */
export async function oneAtATime(tx: TransactionSql, authority: AuthorityId): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`sighting ${authority}`}, 0))`;
}

async function candidates(
  tx: TransactionSql,
  fields: SightingFields,
  { authority, features, receivedAt }: NewSighting,
): Promise<readonly Found[]> {
  const keys = keysOf(features).map(({ kind, value }) => fields.hash(kind, value));
  if (keys.length === 0) return [];
  const since = new Date(receivedAt.getTime() - longestApart);
  const rows = await tx<
    { id: SightingGroupId; incident: IncidentId | null; judged: boolean; profile: Buffer }[]
  >`
    select g.id, g.incident_id as incident, g.judged, g.profile from (
      select group_id, count(*) as shared from sighting_key
      where authority_id = ${authority} and key in (select decode(k, 'hex') from unnest(${keys.map((key) => key.toString("hex"))}::text[]) k)
      group by 1) s join sighting_group g on g.id = s.group_id
    where g.merged_into is null and g.last_at >= ${since}
    order by s.shared desc, g.id limit ${mostCandidates}`;
  return rows.map(({ profile, ...row }) => ({ ...row, profile: fields.profile(row.id, profile) }));
}

/** The group that it joins, or its own; others that proved to be the same campaign are joined to it. */
async function groupFor(
  tx: TransactionSql,
  fields: SightingFields,
  sighting: NewSighting,
  { group: chosen, also }: Placement<SightingGroupId>,
  found: readonly Found[],
): Promise<{ readonly id: SightingGroupId; readonly incident: IncidentId | null }> {
  const { features, authority, kind, label, receivedAt } = sighting;
  const into = found.find(({ id }) => id === chosen);
  let profile: Profile = into?.profile ?? noProfile;
  const id = into?.id ?? (randomUUID() as SightingGroupId);
  if (into === undefined)
    await tx`
      insert into sighting_group (id, authority_id, kind, label, profile, indicators, first_at, last_at)
      values (${id}, ${authority}, ${kind}, ${fields.seal(id, "label", label)}, ${Buffer.alloc(0)}, ${Buffer.alloc(0)},
        ${receivedAt}, ${receivedAt})`;
  for (const other of found.filter((one) => also.includes(one.id))) {
    // What people have judged stays as they left it, and no incident is drawn into another.
    if (into === undefined || into.judged || other.judged || into.incident !== other.incident) continue;
    profile = joined(profile, other.profile);
    await joinGroups(tx, other.id, id);
  }
  await keepProfile(tx, fields, { id, authority }, withMember(profile, features), [features]);
  return { id, incident: into?.incident ?? null };
}

export async function joinGroups(
  tx: TransactionSql,
  from: SightingGroupId,
  into: SightingGroupId,
): Promise<number> {
  const { count } = await tx`
    update sighting set group_id = ${into}, incident_id = (select incident_id from sighting_group where id = ${into})
    where group_id = ${from}`;
  await tx`
    insert into sighting_key (authority_id, key, group_id)
    select authority_id, key, ${into}::uuid from sighting_key where group_id = ${from} on conflict do nothing`;
  await tx`delete from sighting_key where group_id = ${from}`;
  await tx`
    update sighting_group set merged_into = ${into}, members = 0, open = 0, urgency = 0, version = version + 1,
      label = '', profile = '', indicators = '' where id = ${from}`;
  return count;
}

export async function keepProfile(
  tx: TransactionSql,
  fields: SightingFields,
  { id, authority }: { readonly id: SightingGroupId; readonly authority: string },
  profile: Profile,
  added: readonly NewSighting["features"][],
): Promise<void> {
  await tx`
    update sighting_group set profile = ${fields.seal(id, "profile", profile)},
      indicators = ${fields.seal(id, "indicators", indicatorsOf(profile.members))} where id = ${id}`;
  const keys = new Set(
    added.flatMap(keysOf).map(({ kind, value }) => fields.hash(kind, value).toString("hex")),
  );
  await tx`
    insert into sighting_key (authority_id, key, group_id)
    select ${authority}::uuid, decode(k, 'hex'), ${id}::uuid from unnest(${[...keys]}::text[]) k on conflict do nothing`;
}

async function insertSighting(
  tx: TransactionSql,
  fields: SightingFields,
  sighting: NewSighting,
  group: { readonly id: SightingGroupId; readonly incident: IncidentId | null },
  { because }: Placement<SightingGroupId>,
): Promise<number> {
  const { id, authority, kind, acts, channel, urgency, seenAt, receivedAt, words, features } = sighting;
  const [row] = await tx<[{ readonly number: string }]>`
    insert into sighting (id, authority_id, group_id, incident_id, kind, acts, channel, urgency, seen_at, received_at, words,
      features, because, entered_by, reference, keep_until)
    values (${id}, ${authority}, ${group.id}, ${group.incident}, ${kind}, ${[...acts]}, ${channel}, ${urgency}, ${seenAt},
      ${receivedAt}, ${fields.seal(id, "words", words)}, ${fields.seal(id, "features", features)}, ${[...because]},
      ${sighting.enteredBy}, ${fields.seal(id, "reference", sighting.reference)},
      (${receivedAt}::timestamptz + make_interval(months => sighting_months(${group.incident}, ${authority})))::date)
    returning number`;
  return Number(row.number);
}

async function insertFiles(
  tx: TransactionSql,
  fields: SightingFields,
  { id, files }: NewSighting,
): Promise<void> {
  for (const [at, file] of files.entries())
    await tx`
      insert into sighting_file (id, sighting_id, position, name, type, bytes, sha256, content, look)
      values (${file.id}, ${id}, ${at}, ${fields.seal(file.id, "name", file.name)}, ${file.type}, ${file.bytes.length},
        ${file.sha256}, ${fields.seal(file.id, "content", file.bytes)},
        ${file.look === null ? null : fields.seal(file.id, "look", file.look)})`;
}
