/** The first sign at each authority, in SQL: recorded anew, never overwritten. */
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, StaffId } from "../../domain/ids.ts";
import type { Alarm } from "../../domain/measures/containment.ts";

export async function readAlarms(sql: Sql, incident: IncidentId): Promise<readonly Alarm[]> {
  const rows = await sql<AlarmRow[]>`
    select authority_id, number, alarm_at, words, by_staff, staff_name(by_staff::text) as by_name, entered_at
    from alarm where incident_id = ${incident} order by authority_id, number`;
  return rows.map((row) => ({
    authority: row.authority_id,
    number: row.number,
    alarmAt: row.alarm_at,
    words: row.words,
    by: row.by_staff,
    byName: row.by_name,
    enteredAt: row.entered_at,
  }));
}

/** False where somebody else recorded one meanwhile. */
export async function insertAlarm(tx: TransactionSql, incident: IncidentId, alarm: Alarm): Promise<boolean> {
  const { authority, number, alarmAt, words, by, enteredAt } = alarm;
  const { count } = await tx`
    insert into alarm (incident_id, authority_id, number, alarm_at, words, by_staff, entered_at)
    values (${incident}, ${authority}, ${number}, ${alarmAt}, ${words}, ${by}, ${enteredAt})
    on conflict do nothing`;
  return count === 1;
}

type AlarmRow = {
  readonly authority_id: AuthorityId;
  readonly number: number;
  readonly alarm_at: Date;
  readonly words: string;
  readonly by_staff: StaffId;
  readonly by_name: string;
  readonly entered_at: Date;
};
