/** A report as it was sent. */
import { changesBetween } from "../../../domain/report/compare.ts";
import { ways } from "../../../domain/report/sent.ts";
import { ukMoment } from "../../../domain/uk-time/in-words.ts";
import { type IncidentVisit, notFound, page, type Reply } from "../../frame/visit.ts";
import { kindInShort } from "../words.ts";

export const path = "/incidents/:incident/report/sent/:number";
export const needs = "incident";
export const verbs = { get: "report.read" } as const;

export async function get({ desk, staff, incident, params }: IncidentVisit): Promise<Reply> {
  const reports = await desk.sentReports(staff, incident.id);
  const report = reports.find(({ number }) => String(number) === params["number"]);
  if (report === undefined) return notFound;
  const before = reports.find(({ number }) => number === report.number - 1);
  const base = `/incidents/${incident.reference}`;
  return page("regulator/sent/page.njk", {
    title: `Report ${report.number} to the regulator`,
    back: { href: `${base}/report`, text: "Report to the regulator" },
    base,
    report,
    kind: kindInShort(report.kind),
    way: ways[report.way],
    sent: ukMoment(report.sentAt),
    frozen: ukMoment(report.frozenAt),
    before: before === undefined ? null : { number: before.number, sent: ukMoment(before.sentAt) },
    changes: before === undefined ? [] : changesBetween(before.content, report.content),
  });
}
