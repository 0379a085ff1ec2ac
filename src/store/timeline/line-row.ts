/** Rows of lines by hand. */
import type { KeyObject } from "node:crypto";
import type { Fragment, Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, LineId, StaffId } from "../../domain/ids.ts";
import type { Exactness, LineReach } from "../../domain/timeline/line.ts";
import type { ToldZone } from "../../domain/uk-time/uk-time.ts";
import type { WrittenLine } from "../../respond/timeline/timeline-row.ts";
import { openLine } from "./line-words.ts";

export type LineRow = {
  readonly id: LineId;
  readonly version: number;
  readonly incident_id: IncidentId;
  readonly authority_id: AuthorityId;
  readonly reach: LineReach;
  readonly corrects: string | null;
  readonly happened: Date;
  readonly zone: ToldZone;
  readonly exactness: Exactness;
  readonly words: Buffer;
  readonly struck: boolean;
  readonly reasons: string;
  readonly by_staff: StaffId;
  readonly written_at: Date;
  readonly author: string | null;
};

/** The latest version of each first. */
export async function selectLines(sql: Sql | TransactionSql, where: Fragment): Promise<readonly LineRow[]> {
  return await sql<LineRow[]>`
    select l.*, staff_name(l.by_staff::text) as author from timeline_line l
    where ${where} order by l.id, l.version desc`;
}

export function writtenLine(sealing: KeyObject, row: LineRow): WrittenLine {
  return {
    ...openLine(sealing, row.words, row),
    id: row.id,
    version: row.version,
    incident: row.incident_id,
    authority: row.authority_id,
    reach: row.reach,
    corrects: row.corrects === null ? null : Number(row.corrects),
    happened: row.happened,
    zone: row.zone,
    exactness: row.exactness,
    struck: row.struck,
    reasons: row.reasons,
    by: row.by_staff,
    writtenAt: row.written_at,
    author: row.author ?? "",
  };
}
