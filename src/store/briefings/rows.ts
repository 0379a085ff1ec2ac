/** A briefing with its versions from rows, and back into them. Whoever changes one holds its row. */
import type { Sql, TransactionSql } from "postgres";
import type { Briefing, BriefingVersion, VersionState } from "../../domain/briefings/briefing.ts";
import type { AuthorityId, BriefingId, IncidentId, StaffId } from "../../domain/ids.ts";
import type { BriefingKey, HeldBriefing } from "../../respond/briefings/briefing-store.ts";
import type { Change } from "../../respond/ports.ts";
import { isUuid } from "../alter.ts";
import type { BriefingFields } from "./fields.ts";

export async function selectBriefings(
  sql: Sql | TransactionSql,
  fields: BriefingFields,
  of: { readonly incident: IncidentId; readonly authority: AuthorityId; readonly number?: number },
  lock = false,
): Promise<readonly HeldBriefing[]> {
  if (!isUuid(of.incident)) return [];
  const { incident, authority, number = null } = of;
  const rows = await sql<BriefingRow[]>`
    select b.*, coalesce(staff_name(b.changed_by::text), '') as changed_name from briefing b
    where b.incident_id = ${incident} and b.authority_id = ${authority} and (${number}::int is null or b.number = ${number}::int)
    order by b.number desc ${lock ? sql`for update` : sql``}`;
  const versions = await sql<VersionRow[]>`
    select v.* from briefing_version v where v.briefing_id = any(${rows.map(({ id }) => id)}::uuid[]) order by v.number`;
  return rows.map((row) => ({
    briefing: briefingOf(
      row,
      versions.filter(({ briefing_id }) => briefing_id === row.id).map((one) => versionOf(one, fields)),
    ),
    changedBy: row.changed_name,
    changedAt: row.changed_at,
  }));
}

export async function lockBriefing(
  tx: TransactionSql,
  fields: BriefingFields,
  key: BriefingKey,
): Promise<HeldBriefing | null> {
  const [held] = await selectBriefings(tx, fields, key, true);
  return held ?? null;
}

/** Gives the next number; whoever adds another meanwhile waits. */
export async function insertBriefing(
  tx: TransactionSql,
  fields: BriefingFields,
  briefing: Omit<Briefing, "number">,
  direct: boolean,
  by: Change,
): Promise<Briefing> {
  const { id, incident, authority, audience, reminders } = briefing;
  await tx`select pg_advisory_xact_lock(hashtextextended(${`briefings ${incident} ${authority}`}, 0))`;
  const [last] = await tx<[{ readonly number: number }]>`
    select coalesce(max(number), 0)::int as number from briefing
    where incident_id = ${incident} and authority_id = ${authority}`;
  const added = { ...briefing, number: last.number + 1 };
  const writer = briefing.versions[0]!.writers.at(-1)!;
  await tx`
    insert into briefing (id, incident_id, authority_id, number, everybody, teams, accounts, partners, remind_after_hours,
      remind_most, quiet_from, quiet_until, version, changed_by, changed_at)
    values (${id}, ${incident}, ${authority}, ${added.number}, ${audience.everybody}, ${[...audience.teams]},
      ${audience.accounts}, ${[...audience.partners]}, ${reminders.afterHours}, ${reminders.most}, ${reminders.quietFrom},
      ${reminders.quietUntil}, ${briefing.version}, ${by.by === "system" ? writer : by.by}, ${by.at})`;
  for (const version of briefing.versions) await writeVersion(tx, fields, id, version, direct);
  return added;
}

export async function updateBriefing(
  tx: TransactionSql,
  fields: BriefingFields,
  before: Briefing,
  next: Briefing,
  direct: boolean,
  by: Change,
): Promise<void> {
  const { id, audience, reminders } = next;
  await tx`
    update briefing set everybody = ${audience.everybody}, teams = ${[...audience.teams]}, accounts = ${audience.accounts},
      partners = ${[...audience.partners]}, remind_after_hours = ${reminders.afterHours}, remind_most = ${reminders.most},
      quiet_from = ${reminders.quietFrom}, quiet_until = ${reminders.quietUntil}, version = ${next.version},
      changed_by = ${by.by}, changed_at = ${by.at}
    where id = ${id}`;
  for (const version of next.versions)
    if (!before.versions.includes(version)) await writeVersion(tx, fields, id, version, direct);
}

async function writeVersion(
  tx: TransactionSql,
  fields: BriefingFields,
  briefing: BriefingId,
  version: BriefingVersion,
  direct: boolean,
): Promise<void> {
  const { number, state, writers, writtenAt, approvedBy, approvedAt, sentBy, sentAt } = version;
  const row = `${briefing} ${number}`;
  const [title, body, changed] = (["title", "body", "changed"] as const).map((field) =>
    fields.seal(field, row, version[field]),
  );
  // Not "on conflict": for staff the two have rules of their own.
  const { count } = await tx`
    update briefing_version set state = ${state}, title = ${title!}, body = ${body!}, changed = ${changed!},
      writers = ${[...writers]}, written_at = ${writtenAt}, approved_by = ${approvedBy}, approved_at = ${approvedAt},
      sent_by = ${sentBy}, sent_at = ${sentAt}, direct = ${direct}
    where briefing_id = ${briefing} and number = ${number}`;
  if (count === 1) return;
  await tx`
    insert into briefing_version (briefing_id, number, state, title, body, changed, writers, written_at, approved_by,
      approved_at, sent_by, sent_at, direct)
    values (${briefing}, ${number}, ${state}, ${title!}, ${body!}, ${changed!}, ${[...writers]}, ${writtenAt}, ${approvedBy},
      ${approvedAt}, ${sentBy}, ${sentAt}, ${direct})`;
}

function briefingOf(row: BriefingRow, versions: readonly BriefingVersion[]): Briefing {
  const { id, number, everybody, teams, accounts, partners, version } = row;
  return {
    ...{ id, number, versions, version, incident: row.incident_id, authority: row.authority_id },
    audience: { everybody, teams, accounts, partners },
    reminders: {
      afterHours: row.remind_after_hours,
      most: row.remind_most,
      quietFrom: row.quiet_from,
      quietUntil: row.quiet_until,
    },
  };
}

function versionOf(row: VersionRow, fields: BriefingFields): BriefingVersion {
  const { number, state, writers } = row;
  const open = (field: "title" | "body" | "changed") =>
    fields.open(field, `${row.briefing_id} ${number}`, row[field]);
  return {
    ...{ number, state, writers, title: open("title"), body: open("body"), changed: open("changed") },
    writtenAt: row.written_at,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
    sentBy: row.sent_by,
    sentAt: row.sent_at,
  };
}

type BriefingRow = {
  readonly id: BriefingId;
  readonly incident_id: IncidentId;
  readonly authority_id: AuthorityId;
  readonly number: number;
  readonly everybody: boolean;
  readonly teams: readonly string[];
  readonly accounts: boolean;
  readonly partners: readonly AuthorityId[];
  readonly remind_after_hours: number;
  readonly remind_most: number;
  readonly quiet_from: number;
  readonly quiet_until: number;
  readonly version: number;
  readonly changed_name: string;
  readonly changed_at: Date;
};
type VersionRow = {
  readonly briefing_id: BriefingId;
  readonly number: number;
  readonly state: VersionState;
  readonly title: Buffer;
  readonly body: Buffer;
  readonly changed: Buffer;
  readonly writers: readonly StaffId[];
  readonly written_at: Date;
  readonly approved_by: StaffId | null;
  readonly approved_at: Date | null;
  readonly sent_by: StaffId | null;
  readonly sent_at: Date | null;
};
