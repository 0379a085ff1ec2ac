/** A group's row, and its counts brought up to what is in it. */
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, MeasureId, SightingGroupId, StaffId } from "../../domain/ids.ts";
import type { SightingKind } from "../../domain/sightings/kind.ts";
import type { SightingGroup, Urgency } from "../../domain/sightings/sighting.ts";
import { type ChangedMeanwhile, changedMeanwhile } from "../../domain/version.ts";
import type { GroupLine } from "../../respond/desk/incident/sighting-desk.ts";
import type { Change } from "../../respond/ports.ts";
import { isUuid } from "../alter.ts";
import type { SightingFields } from "./sighting-fields.ts";

export type GroupRow = {
  readonly id: SightingGroupId;
  readonly number: string;
  readonly authority_id: AuthorityId;
  readonly incident_id: IncidentId | null;
  readonly kind: SightingKind;
  readonly label: Buffer;
  readonly assigned_to: StaffId | null;
  readonly measure_id: MeasureId | null;
  readonly members: number;
  readonly open: number;
  readonly urgency: Urgency | 0;
  readonly first_at: Date;
  readonly last_at: Date;
  readonly version: number;
  readonly changed_at: Date | null;
};
export type NamedRow = GroupRow & {
  readonly assigned_name: string | null;
  readonly incident_reference: string | null;
};

export function groupOf(row: GroupRow): SightingGroup {
  return {
    id: row.id,
    number: Number(row.number),
    authority: row.authority_id,
    incident: row.incident_id,
    assignedTo: row.assigned_to,
    measure: row.measure_id,
    version: row.version,
  };
}

export function lineOf(row: NamedRow, fields: SightingFields): GroupLine {
  return {
    ...groupOf(row),
    label: fields.text(row.id, "label", row.label),
    kind: row.kind,
    members: row.members,
    open: row.open,
    urgency: row.urgency,
    firstAt: row.first_at,
    lastAt: row.last_at,
    assignedName: row.assigned_name,
    incidentReference: row.incident_reference,
  };
}

/** Columns of a `NamedRow`, without what is sealed and not shown. */
export function namedColumns(sql: Sql | TransactionSql) {
  return sql`g.id, g.number, g.authority_id, g.incident_id, g.kind, g.label, g.assigned_to, g.measure_id, g.members, g.open,
    g.urgency, g.first_at, g.last_at, g.version, g.changed_at, staff_name(g.assigned_to::text) as assigned_name,
    (select i.reference from incident i where i.id = g.incident_id) as incident_reference`;
}

/** Locked; the one that it was merged into, where it was. */
export async function lockGroup(tx: TransactionSql, id: string): Promise<GroupRow | null> {
  if (!isUuid(id)) return null;
  const [row] = await tx<(GroupRow & { readonly merged_into: SightingGroupId | null })[]>`
    select g.* from sighting_group g where g.id = ${id} for update`;
  if (row === undefined) return null;
  return row.merged_into === null ? row : await lockGroup(tx, row.merged_into);
}

/** Null where the version is the one that stands. */
export async function otherVersion(
  tx: TransactionSql,
  row: GroupRow,
  version: number,
): Promise<ChangedMeanwhile | null> {
  if (row.version === version) return null;
  const [last] = await tx<[{ readonly name: string | null }]>`
    select staff_name(changed_by::text) as name from sighting_group where id = ${row.id}`;
  return changedMeanwhile(last.name ?? "Somebody else", row.changed_at ?? row.last_at);
}

export async function countGroup(tx: TransactionSql, id: SightingGroupId): Promise<void> {
  await tx`
    update sighting_group g set members = c.members, open = c.open, urgency = c.urgency,
      first_at = coalesce(c.first_at, g.first_at), last_at = coalesce(c.last_at, g.last_at)
    from (select count(*)::int as members, (count(*) filter (where outcome is null))::int as open,
        coalesce(max(urgency) filter (where outcome is null), 0)::smallint as urgency,
        min(received_at) as first_at, max(received_at) as last_at
      from sighting where group_id = ${id}) c
    where g.id = ${id}`;
}

export async function touchGroup(tx: TransactionSql, by: Change, id: SightingGroupId): Promise<void> {
  const who = by.by === "system" ? null : by.by;
  await tx`update sighting_group set version = version + 1, changed_by = ${who}, changed_at = ${by.at} where id = ${id}`;
}
