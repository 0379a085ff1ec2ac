/** The living report to the regulator: every field, where it comes from, what is missing, and what has changed. */
import { sectionKeys, sections } from "../../../domain/report/field.ts";
import { fieldOf } from "../../../domain/report/fields.ts";
import { ways } from "../../../domain/report/sent.ts";
import { ukMoment, ukWeekday } from "../../../domain/uk-time/in-words.ts";
import type { LivingReport } from "../../../respond/desk/incident/regulator-desk.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { kindInShort, leftTag, sourceWords } from "../words.ts";

export const path = "/incidents/:incident/report";
export const needs = "incident";
export const verbs = { get: "report.read" } as const;

export async function get({ desk, staff, incident, now }: IncidentVisit): Promise<Reply> {
  const report = await desk.report(staff, incident.id);
  const base = `/incidents/${incident.reference}`;
  const last = report.sent.at(-1);
  return page("regulator/report/page.njk", {
    title: "Report to the regulator",
    base,
    authority: report.content.authority,
    clock: clockOf(report, now),
    late: report.late,
    missing: report.missing,
    answered: report.content.fields.length - report.missing.length,
    of: report.content.fields.length,
    changes: report.changes,
    last: last === undefined ? null : { number: last.number, sent: ukMoment(last.sentAt) },
    sections: sectionKeys.map((key) => ({
      key,
      title: sections[key],
      line: report.sections.find(({ section }) => section === key),
      fields: report.content.fields
        .filter((field) => fieldOf(field.key).section === key)
        .filter((field) => field.key !== "delay" || report.late || field.text !== "")
        .map((field) => ({
          ...field,
          from: sourceWords[field.source],
          optional: fieldOf(field.key).optional ?? false,
        })),
    })),
    sent: report.sent.toReversed().map((one) => ({
      ...one,
      kindWords: kindInShort(one.kind),
      sent: ukMoment(one.sentAt),
      wayWords: ways[one.way],
    })),
  });
}

function clockOf({ reportDueAt, awareAt, sent }: LivingReport, now: Date) {
  const first = sent[0];
  const tag =
    first !== undefined
      ? { text: first.late ? "Reported late" : "Reported", colour: first.late ? "yellow" : "green" }
      : reportDueAt === null
        ? { text: "Not started", colour: "grey" }
        : leftTag(reportDueAt, now);
  return {
    tag,
    aware: awareAt === null ? "" : ukMoment(awareAt),
    due: reportDueAt === null ? "" : `${ukWeekday(reportDueAt)} ${ukMoment(reportDueAt)}`,
    first: first === undefined ? "" : ukMoment(first.sentAt),
  };
}
