/** The queue, a group and a sighting in SQL. A page opens the rows that it shows and no other. */
import type { Sql } from "postgres";
import type {
  AuthorityId,
  IncidentId,
  SightingFileId,
  SightingGroupId,
  SightingId,
  StaffId,
} from "../../domain/ids.ts";
import type { Reason } from "../../domain/sightings/grouping/compare.ts";
import type { SightingKind } from "../../domain/sightings/kind.ts";
import type { Act, Channel, Sighting, SightingOutcome, Urgency } from "../../domain/sightings/sighting.ts";
import {
  type GroupDetail,
  type QueuePage,
  type QueueQuery,
  queueSize,
  type SightingDetail,
  type SightingFile,
  type SightingLine,
} from "../../respond/desk/incident/sighting-desk.ts";
import { isUuid } from "../alter.ts";
import { lineOf, type NamedRow, namedColumns } from "./group-row.ts";
import type { SightingFields } from "./sighting-fields.ts";

export const groupSize = 50;
const excerptLength = 160;

export async function readQueue(
  sql: Sql,
  fields: SightingFields,
  authority: AuthorityId,
  staff: StaffId,
  { incident, show, page }: QueueQuery,
): Promise<QueuePage> {
  const where = sql`g.authority_id = ${authority} and g.merged_into is null
    ${incident === null ? sql`` : sql`and g.incident_id = ${incident}`}
    ${show === "all" ? sql`` : sql`and g.urgency > 0`} ${show === "mine" ? sql`and g.assigned_to = ${staff}` : sql``}`;
  const [[count], rows] = await Promise.all([
    sql<[{ readonly total: number }]>`select count(*)::int as total from sighting_group g where ${where}`,
    sql<NamedRow[]>`
      select ${namedColumns(sql)} from sighting_group g where ${where}
      order by g.urgency desc, g.last_at desc, g.id desc limit ${queueSize} offset ${(page - 1) * queueSize}`,
  ]);
  return { groups: rows.map((row) => lineOf(row, fields)), total: count.total };
}

export async function readGroup(
  sql: Sql,
  fields: SightingFields,
  id: SightingGroupId,
  page: number,
): Promise<GroupDetail | null> {
  if (!isUuid(id)) return null;
  const [row] = await sql<(NamedRow & { merged_into: SightingGroupId | null; indicators: Buffer })[]>`
    select ${namedColumns(sql)}, g.merged_into, g.indicators from sighting_group g where g.id = ${id}`;
  if (row === undefined) return null;
  if (row.merged_into !== null) return await readGroup(sql, fields, row.merged_into, page);
  const rows = await sql<SightingRow[]>`
    select s.id, s.number, s.authority_id, s.group_id, s.incident_id, s.kind, s.acts, s.channel, s.urgency, s.seen_at,
      s.received_at, s.words, s.because, s.placed_by, s.outcome, s.closed_by, s.closed_at,
      (select count(*)::int from sighting_file f where f.sighting_id = s.id) as files
    from sighting s where s.group_id = ${id}
    order by (s.outcome is null) desc, s.urgency desc, s.received_at desc, s.id
    limit ${groupSize} offset ${(page - 1) * groupSize}`;
  const indicators = row.indicators.length === 0 ? [] : fields.indicators(id, row.indicators);
  return { ...lineOf(row, fields), indicators, sightings: rows.map((one) => sightingLine(one, fields)) };
}

export async function readSighting(
  sql: Sql,
  fields: SightingFields,
  id: SightingId,
): Promise<SightingDetail | null> {
  if (!isUuid(id)) return null;
  const [row] = await sql<DetailRow[]>`
    select s.*, staff_name(s.closed_by::text) as closed_name, staff_name(s.entered_by::text) as entered_name,
      staff_name(s.placed_by::text) as placed_name
    from sighting s where s.id = ${id}`;
  if (row === undefined) return null;
  const [group] = await sql<NamedRow[]>`
    select ${namedColumns(sql)} from sighting_group g where g.id = ${row.group_id}`;
  const files = await sql<FileRow[]>`
    select id, name, type, bytes, sha256, look from sighting_file where sighting_id = ${id} order by position`;
  return {
    ...sightingOf(row),
    words: fields.words(id, row.words),
    reference: fields.text(id, "reference", row.reference),
    answer: row.answer === null ? "" : fields.text(id, "answer", row.answer),
    closedName: row.closed_name,
    enteredName: row.entered_name,
    placedName: row.placed_name,
    groupLine: lineOf(group!, fields),
    files: files.map((file) => fileOf(file, fields)),
  };
}

export type SightingRow = {
  readonly id: SightingId;
  readonly number: string;
  readonly authority_id: AuthorityId;
  readonly group_id: SightingGroupId;
  readonly incident_id: IncidentId | null;
  readonly kind: SightingKind;
  readonly acts: readonly Act[];
  readonly channel: Channel;
  readonly urgency: Urgency;
  readonly seen_at: Date | null;
  readonly received_at: Date;
  readonly words: Buffer;
  readonly because: readonly Reason[];
  readonly placed_by: StaffId | null;
  readonly outcome: SightingOutcome | null;
  readonly closed_by: StaffId | null;
  readonly closed_at: Date | null;
  readonly files: number;
};
type DetailRow = SightingRow & {
  readonly reference: Buffer;
  readonly answer: Buffer | null;
  readonly closed_name: string | null;
  readonly entered_name: string | null;
  readonly placed_name: string | null;
};
type FileRow = {
  readonly id: SightingFileId;
  readonly name: Buffer;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly look: Buffer | null;
};

function sightingLine(row: SightingRow, fields: SightingFields): SightingLine {
  const { details, where, contact } = fields.words(row.id, row.words);
  const excerpt = (details === "" ? where : details).replace(/\s+/gu, " ");
  return {
    ...sightingOf(row),
    excerpt:
      excerpt.length > excerptLength ? `${excerpt.slice(0, excerptLength - 1).toWellFormed()}…` : excerpt,
    files: row.files,
    hasContact: contact !== "",
  };
}

export function sightingOf(row: SightingRow): Sighting {
  return {
    id: row.id,
    number: Number(row.number),
    authority: row.authority_id,
    group: row.group_id,
    incident: row.incident_id,
    kind: row.kind,
    acts: row.acts,
    channel: row.channel,
    urgency: row.urgency,
    seenAt: row.seen_at,
    receivedAt: row.received_at,
    state:
      row.outcome === null
        ? { kind: "open" }
        : { kind: "closed", outcome: row.outcome, by: row.closed_by!, at: row.closed_at! },
    because: row.because,
    placedBy: row.placed_by ?? "candour",
  };
}

function fileOf({ id, name, type, bytes, sha256, look }: FileRow, fields: SightingFields): SightingFile {
  return {
    ...{ id, type, bytes, sha256 },
    name: fields.text(id, "name", name),
    look: look === null ? null : fields.look(id, look),
  };
}
