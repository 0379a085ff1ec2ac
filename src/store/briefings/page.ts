/** What one recipient's link shows: the version that was sent last, or the one that a message is about. */
import type { Sql } from "postgres";
import type { BriefingId, RecipientId } from "../../domain/ids.ts";
import type { BriefingPage, BriefingStore } from "../../respond/briefings/briefing-store.ts";
import { isUuid } from "../alter.ts";
import type { BriefingFields } from "./fields.ts";

export type PageRow = {
  readonly recipient_id: RecipientId;
  readonly briefing_id: BriefingId;
  readonly number: number;
  readonly version: number;
  readonly title: Buffer;
  readonly body: Buffer;
  readonly changed: Buffer;
  readonly ends_at: Date;
  readonly acknowledged_at: Date | null;
  readonly from_name: string;
  readonly from_email: string;
  readonly from_address: readonly string[];
};

export function readPage(sql: Sql, fields: BriefingFields): Pick<BriefingStore, "page"> {
  return {
    async page(of) {
      if ("recipient" in of && !isUuid(of.recipient)) return null;
      const named =
        "secret" in of ? sql`r.secret_hash = ${fields.secretHash(of.secret)}` : sql`r.id = ${of.recipient}`;
      const [row] = await sql<PageRow[]>`
        select r.id as recipient_id, b.id as briefing_id, b.number, v.number as version, v.title, v.body, v.changed, r.ends_at,
          k.at as acknowledged_at, a.name as from_name, a.email as from_email, a.address as from_address
        from briefing_recipient r join briefing b on b.id = r.briefing_id join authority a on a.id = b.authority_id
          join briefing_version v on v.briefing_id = b.id and v.state = 'sent'
          left join briefing_acknowledgement k on k.recipient_id = r.id and k.version = v.number
        where ${named} order by v.number desc limit 1`;
      return row === undefined ? null : pageOf(row, fields);
    },
  };
}

export function pageOf(row: PageRow, fields: BriefingFields): BriefingPage {
  const { recipient_id: recipient, briefing_id: briefing, number, version } = row;
  const open = (field: "title" | "body" | "changed") =>
    fields.open(field, `${briefing} ${version}`, row[field]);
  return {
    ...{ recipient, number, version, title: open("title"), body: open("body"), changed: open("changed") },
    secret: fields.secretOf(recipient),
    endsAt: row.ends_at,
    acknowledgedAt: row.acknowledged_at,
    from: { name: row.from_name, email: row.from_email, address: row.from_address },
  };
}
