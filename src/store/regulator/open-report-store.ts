/** Reports to the regulator in SQL: sections with their versions, and what was sent, frozen. */
import type { Sql } from "postgres";
import type { AuthorityId, IncidentId, StaffId } from "../../domain/ids.ts";
import { done, failed } from "../../domain/outcome.ts";
import type { SentFigures } from "../../domain/report/compare.ts";
import type { ReportContent } from "../../domain/report/content.ts";
import type { ReportKind } from "../../domain/report/facts.ts";
import type { SectionKey } from "../../domain/report/field.ts";
import type { Typed } from "../../domain/report/fields.ts";
import type { SentReport, Way } from "../../domain/report/sent.ts";
import { changedMeanwhile } from "../../domain/version.ts";
import type { SentLine } from "../../respond/desk/incident/regulator-desk.ts";
import type { Own, ReportStore, SentInShort } from "../../respond/report/report-store.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { lockOwn } from "./lock-own.ts";
import { type RegulatorFields, rowName } from "./regulator-fields.ts";

type Frozen = Awaited<ReturnType<ReportStore["freeze"]>>;
type Written = Awaited<ReturnType<ReportStore["writeSection"]>>;

export function openReportStore(sql: Sql, fields: RegulatorFields): ReportStore {
  return {
    async sections(of) {
      if (!isUuid(of.incident)) return [];
      const rows = await sql<SectionRow[]>`
        select section, words, version, coalesce(staff_name(changed_by), 'Candour') as by, changed_at as at
        from report_section where incident_id = ${of.incident} and authority_id = ${of.authority}`;
      return rows.map(({ words, ...row }) => ({
        ...row,
        typed: fields.open<Typed>(words, rowName(of, "section", `${row.section} ${row.version}`)),
      }));
    },

    writeSection: (by, of, section, { typed, version }, entries) =>
      change<Written>(sql, actorOf(by), async (tx) => {
        await lockOwn(tx, of);
        const [now] = await tx<{ readonly version: number; readonly by: string; readonly at: Date }[]>`
          select version, coalesce(staff_name(changed_by), 'Candour') as by, changed_at as at from report_section
          where incident_id = ${of.incident} and authority_id = ${of.authority} and section = ${section}`;
        if ((now?.version ?? 0) !== version) {
          const problem = changedMeanwhile(now?.by ?? "Somebody", now?.at ?? by.at);
          return { value: failed(problem), entries: [] };
        }
        const next = version + 1;
        const words = fields.seal(typed, rowName(of, "section", `${section} ${next}`));
        await tx`
          insert into report_section (incident_id, authority_id, section, words, version, changed_by, changed_at)
          values (${of.incident}, ${of.authority}, ${section}, ${words}, ${next}, ${by.by}, ${by.at})
          on conflict (incident_id, authority_id, section) do update set words = excluded.words, version = excluded.version,
            changed_by = excluded.changed_by, changed_at = excluded.changed_at`;
        return { value: done(next), entries };
      }),

    async sent(of) {
      if (!isUuid(of.incident)) return [];
      const rows = await sql<SentRow[]>`
        select r.*, coalesce(staff_name(r.frozen_by::text), 'Candour') as frozen_by_name from report_sent r
        where incident_id = ${of.incident} and authority_id = ${of.authority} order by number`;
      return rows.map((row) => sentOf(row, of, fields));
    },

    async lastFigures({ incident, authority }) {
      if (!isUuid(incident)) return null;
      const [row] = await sql<SentFigures[]>`
        select people, places, unread, told from report_sent
        where incident_id = ${incident} and authority_id = ${authority} order by number desc limit 1`;
      return row ?? null;
    },

    async sentInShort(incident) {
      if (!isUuid(incident)) return [];
      return await sql<SentInShort[]>`
        select authority_id as authority, number, kind, sent_at as "sentAt", late from report_sent
        where incident_id = ${incident} order by authority_id, number`;
    },

    freeze: (by, report, after, entries) =>
      change<Frozen>(sql, actorOf(by), async (tx) => {
        const of = { incident: report.incident, authority: report.authority };
        await lockOwn(tx, of);
        const [last] = await tx<{ readonly number: number; readonly by: string; readonly at: Date }[]>`
          select number, coalesce(staff_name(frozen_by::text), 'Candour') as by, frozen_at as at from report_sent
          where incident_id = ${of.incident} and authority_id = ${of.authority} order by number desc limit 1`;
        if ((last?.number ?? 0) !== after)
          return {
            value: failed({ kind: "sent-already", by: last?.by ?? "Somebody", at: last?.at ?? by.at }),
            entries: [],
          };
        const [head] = await tx<
          [{ readonly size: string; readonly root: Buffer }]
        >`select size, root from ledger_head_now()`;
        const ledger = { size: Number(head.size), root: head.root.toString("hex") };
        const sent: SentReport = { ...report, number: after + 1, ledger };
        const content = fields.seal(sent.content, rowName(of, "sent", sent.number));
        const { people, places, unread, told } = sent.figures;
        await tx`
          insert into report_sent (incident_id, authority_id, number, kind, content, hash, people, places, unread, told, way,
            case_reference, sent_at, frozen_at, frozen_by, late, ledger_size, ledger_root)
          values (${of.incident}, ${of.authority}, ${sent.number}, ${sent.kind}, ${content}, ${Buffer.from(sent.hash, "hex")},
            ${people}, ${places}, ${unread}, ${told}, ${sent.way}, ${sent.caseReference}, ${sent.sentAt}, ${sent.frozenAt},
            ${sent.frozenBy}, ${sent.late}, ${ledger.size}, ${head.root})`;
        return { value: done(sent), entries: entries(sent) };
      }),
  };
}

function sentOf(row: SentRow, of: Own, fields: RegulatorFields): SentLine {
  return {
    ...of,
    number: row.number,
    kind: row.kind,
    content: fields.open<ReportContent>(row.content, rowName(of, "sent", row.number)),
    figures: { people: row.people, places: row.places, unread: row.unread, told: row.told },
    hash: row.hash.toString("hex"),
    way: row.way,
    caseReference: row.case_reference,
    sentAt: row.sent_at,
    frozenAt: row.frozen_at,
    frozenBy: row.frozen_by,
    frozenByName: row.frozen_by_name,
    late: row.late,
    ledger: { size: Number(row.ledger_size), root: row.ledger_root.toString("hex") },
  };
}

type SectionRow = {
  readonly section: SectionKey;
  readonly words: Buffer;
  readonly version: number;
  readonly by: string;
  readonly at: Date;
};
type SentRow = {
  readonly incident_id: IncidentId;
  readonly authority_id: AuthorityId;
  readonly number: number;
  readonly kind: ReportKind;
  readonly content: Buffer;
  readonly hash: Buffer;
  readonly people: number;
  readonly places: number;
  readonly unread: number;
  readonly told: number;
  readonly way: Way;
  readonly case_reference: string;
  readonly sent_at: Date;
  readonly frozen_at: Date;
  readonly frozen_by: StaffId;
  readonly frozen_by_name: string;
  readonly late: boolean;
  readonly ledger_size: string;
  readonly ledger_root: Buffer;
};
