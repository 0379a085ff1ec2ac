/** Who has acknowledged, in SQL: written once for each version, whatever the way, and reminders that wait are dropped with it. */
import type { Fragment, Sql, TransactionSql } from "postgres";
import type { AuthorityId, BriefingId, IncidentId, RecipientId } from "../../domain/ids.ts";
import type { BriefingStore, Who } from "../../respond/briefings/briefing-store.ts";
import type { MyBriefing } from "../../respond/desk/incident/briefing-reading.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { takeOnce } from "../hatch/take-once.ts";
import type { BriefingFields } from "./fields.ts";

export function openAcknowledgements(
  sql: Sql,
  fields: BriefingFields,
): Pick<BriefingStore, "acknowledge" | "cameBack" | "mine"> {
  return {
    acknowledge: (by, who, { version, manner, saidAt = by.at, submission }, entries) =>
      change<"done" | "already" | null>(sql, actorOf(by), async (tx) => {
        if (submission !== undefined && !(await takeOnce(tx, submission, by.at)))
          return { value: "already", entries: [] };
        const found = await lockRecipient(tx, who, fields);
        if (found === null) return { value: null, entries: [] };
        if (!found.versions.includes(version)) return { value: null, entries: [] };
        const enteredBy = "key" in who && by.by !== "system" ? by.by : null;
        const { count } = await tx`
          insert into briefing_acknowledgement (recipient_id, version, at, manner, entered_by)
          values (${found.id}, ${version}, ${saidAt}, ${manner}, ${enteredBy}) on conflict do nothing`;
        if (count === 0) return { value: "already", entries: [] };
        await tx`
          update briefing_message set state = 'dropped', result = 'it was acknowledged'
          where recipient_id = ${found.id} and state = 'queued' and reminder > 0 and version <= ${version}`;
        return { value: "done", entries: entries({ ...asOf(found), version }) };
      }),

    cameBack: (by, who, entries) =>
      change<"done" | "already" | null>(sql, actorOf(by), async (tx) => {
        const found = await lockRecipient(tx, who, fields);
        if (found === null) return { value: null, entries: [] };
        if (found.came_back_at !== null) return { value: "already", entries: [] };
        await tx`update briefing_recipient set came_back_at = ${by.at} where id = ${found.id}`;
        await tx`
          update briefing_message set state = 'dropped', result = 'an earlier one came back'
          where recipient_id = ${found.id} and state = 'queued'`;
        return { value: "done", entries: entries({ ...asOf(found), version: found.last }) };
      }),

    async mine(staff) {
      const rows = await sql<MineRow[]>`
        select r.id as recipient, b.incident_id as incident, b.id as briefing, b.authority_id as "from", b.number,
          v.number as version, v.title, v.body, v.changed, v.sent_at as "sentAt", a.at as "acknowledgedAt"
        from briefing_recipient r join briefing b on b.id = r.briefing_id
          join briefing_version v on v.briefing_id = b.id and v.state = 'sent'
          left join briefing_acknowledgement a on a.recipient_id = r.id and a.version = v.number
        where r.staff_id = ${staff} order by v.sent_at desc, b.number desc, v.number desc`;
      return rows.map(({ briefing, ...row }) => {
        const open = (field: "title" | "body" | "changed") =>
          fields.open(field, `${briefing} ${row.version}`, row[field]);
        return { ...row, title: open("title"), body: open("body"), changed: open("changed") };
      });
    },
  };
}

/** Acknowledging waits for a correction that is being sent, so that what is acknowledged is what was read. */
async function lockRecipient(
  tx: TransactionSql,
  who: Who,
  fields: BriefingFields,
): Promise<RecipientRow | null> {
  const named = whoIs(tx, who, fields);
  if (named === null) return null;
  const [row] = await tx<RecipientRow[]>`
    select r.id, r.briefing_id, r.authority_id, r.came_back_at, b.incident_id,
      array(select v.number from briefing_version v where v.briefing_id = b.id and v.state = 'sent' order by v.number) as versions,
      (select max(v.number) from briefing_version v where v.briefing_id = b.id and v.state = 'sent') as last
    from briefing_recipient r join briefing b on b.id = r.briefing_id where ${named} for update of r`;
  return row ?? null;
}

function whoIs(tx: TransactionSql, who: Who, fields: BriefingFields): Fragment | null {
  if ("secret" in who) return tx`r.secret_hash = ${fields.secretHash(who.secret)}`;
  if (!isUuid(who.recipient)) return null;
  if ("staff" in who) return tx`r.id = ${who.recipient} and r.staff_id = ${who.staff}`;
  const { incident, authority, number } = who.key;
  if (!isUuid(incident)) return null;
  return tx`r.id = ${who.recipient} and r.authority_id = ${authority} and b.authority_id = ${authority}
    and b.incident_id = ${incident} and b.number = ${number}`;
}

type RecipientRow = {
  readonly id: RecipientId;
  readonly briefing_id: BriefingId;
  readonly authority_id: AuthorityId;
  readonly incident_id: IncidentId;
  readonly came_back_at: Date | null;
  readonly versions: readonly number[];
  readonly last: number;
};
type MineRow = Omit<MyBriefing, "title" | "body" | "changed"> & {
  readonly briefing: BriefingId;
  readonly title: Buffer;
  readonly body: Buffer;
  readonly changed: Buffer;
};

function asOf(row: RecipientRow) {
  const { id: recipient, briefing_id: briefing, incident_id: incident, authority_id: authority } = row;
  return { recipient, briefing, incident, authority };
}
