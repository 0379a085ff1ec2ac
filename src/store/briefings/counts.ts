/** How far a briefing got, in SQL: counts of every authority's, and of one's own the names of those who are outstanding. */
import type { Sql } from "postgres";
import type { AuthorityId, BriefingId, RecipientId } from "../../domain/ids.ts";
import type { BriefingStore } from "../../respond/briefings/briefing-store.ts";
import type { BriefingCounts, Tally } from "../../respond/desk/incident/briefing-reading.ts";
import { isUuid } from "../alter.ts";
import type { BriefingFields } from "./fields.ts";

const pageSize = 50;

export function readCounts(sql: Sql, fields: BriefingFields): Pick<BriefingStore, "counts" | "outstanding"> {
  return {
    async counts(incident, authority) {
      if (!isUuid(incident)) return [];
      const rows = await sql<TallyRow[]>`
        select * from briefing_tally(${incident}, ${authority}) order by sent_at desc, number desc, of_authority, team`;
      const briefings = new Map<BriefingId, TallyRow[]>();
      for (const row of rows) briefings.set(row.briefing, [...(briefings.get(row.briefing) ?? []), row]);
      return [...briefings.values()].map((lines) => countsOf(lines, authority));
    },

    async outstanding({ incident, authority, number }, { page, team }) {
      if (!isUuid(incident)) return { rows: [], total: 0, pages: 0 };
      const rows = await sql<OutstandingRow[]>`
        select r.id, r.name, r.email, r.team, r.came_back_at is not null as "cameBack",
          (select max(m.sent_at) from briefing_message m where m.recipient_id = r.id and m.version = v.number) as "sentAt",
          (select count(*)::int from briefing_message m
            where m.recipient_id = r.id and m.version = v.number and m.reminder > 0 and m.state = 'sent') as reminders,
          (select max(a.version) from briefing_acknowledgement a where a.recipient_id = r.id) as earlier,
          (count(*) over ())::int as total
        from briefing b join lateral (
            select max(v.number) as number from briefing_version v where v.briefing_id = b.id and v.state = 'sent'
          ) v on v.number is not null
          join briefing_recipient r on r.briefing_id = b.id and r.authority_id = ${authority}
        where b.incident_id = ${incident} and b.authority_id = ${authority} and b.number = ${number}
          and (${team ?? null}::text is null or r.team = ${team ?? ""})
          and not exists (select from briefing_acknowledgement a where a.recipient_id = r.id and a.version = v.number)
        order by r.team, r.id limit ${pageSize} offset ${(page - 1) * pageSize}`;
      const total = rows[0]?.total ?? 0;
      return {
        rows: rows.map(({ total: _, name, email, ...row }) => ({
          ...row,
          name: fields.open("name", row.id, name),
          email: fields.open("email", row.id, email),
        })),
        total,
        pages: Math.ceil(total / pageSize),
      };
    },
  };
}

function countsOf(lines: readonly TallyRow[], reader: AuthorityId): BriefingCounts {
  const { briefing, by_authority: by, number, version, sent_at: sentAt } = lines[0]!;
  const authorities = [...new Set(lines.map(({ of_authority }) => of_authority))];
  const own = lines.filter(({ of_authority }) => of_authority === reader);
  return {
    ...{ briefing, by, number, version, sentAt },
    total: sum(lines),
    byAuthority: authorities.map((authority) => ({
      authority,
      ...sum(lines.filter(({ of_authority }) => of_authority === authority)),
    })),
    byTeam: own.map((line) => ({ team: line.team, ...sum([line]) })),
  };
}

function sum(lines: readonly TallyRow[]): Tally {
  const of = (what: "recipients" | "sent" | "failed" | "acknowledged" | "reminded"): number =>
    lines.reduce((total, line) => total + line[what], 0);
  const [recipients, acknowledged] = [of("recipients"), of("acknowledged")];
  return {
    ...{ recipients, acknowledged, sent: of("sent"), failed: of("failed"), reminded: of("reminded") },
    outstanding: recipients - acknowledged,
  };
}

type TallyRow = {
  readonly briefing: BriefingId;
  readonly by_authority: AuthorityId;
  readonly number: number;
  readonly version: number;
  readonly sent_at: Date;
  readonly of_authority: AuthorityId;
  readonly team: string;
  readonly recipients: number;
  readonly sent: number;
  readonly failed: number;
  readonly acknowledged: number;
  readonly reminded: number;
};
type OutstandingRow = {
  readonly id: RecipientId;
  readonly name: Buffer;
  readonly email: Buffer;
  readonly team: string;
  readonly sentAt: Date | null;
  readonly reminders: number;
  readonly cameBack: boolean;
  readonly earlier: number | null;
  readonly total: number;
};
