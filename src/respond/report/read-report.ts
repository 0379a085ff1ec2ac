/** The living report of one authority: what staff have written, with the figures that the register has now. */
import { createHash } from "node:crypto";
import type { Authority } from "../../domain/bodies/authority.ts";
import type { IncidentId } from "../../domain/ids.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import { canonical } from "../../domain/ledger/canonical.ts";
import { changesBetween, missingIn } from "../../domain/report/compare.ts";
import { contentOf, type ReportContent } from "../../domain/report/content.ts";
import type { ReportKind } from "../../domain/report/facts.ts";
import { sectionKeys } from "../../domain/report/field.ts";
import type { Typed } from "../../domain/report/fields.ts";
import { takenMeasures } from "../../domain/report/measures.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { LivingReport, SectionLine, SentLine } from "../desk/incident/regulator-desk.ts";
import { toldIn } from "../progress/told-in.ts";
import { referredIn } from "./referred.ts";
import type { RegulatorPorts } from "./regulator-ports.ts";

/** Throws where there is no such incident: whoever asks has found it before. */
export async function readReport(
  ports: RegulatorPorts,
  reader: Staff,
  id: IncidentId,
): Promise<LivingReport> {
  const of = { incident: id, authority: reader.authority };
  const [incident, sections, sent] = await Promise.all([
    incidentOf(ports, id),
    ports.reports.sections(of),
    ports.reports.sent(of),
  ]);
  const content = await contentNow(ports, reader, incident, sections, sent);
  const own = incident.involved.find(({ authority }) => authority === reader.authority);
  const reportDueAt = own?.reportDueAt ?? null;
  const late = sent.length === 0 && reportDueAt !== null && reportDueAt < ports.now();
  const last = sent.at(-1);
  return {
    content,
    fingerprint: fingerprintOf(content),
    missing: missingIn(content, late),
    changes: last === undefined ? [] : changesBetween(last.content, content),
    sections: sectionKeys.map((key) => sections.find(({ section }) => section === key) ?? emptySection(key)),
    awareAt: own?.awareAt ?? null,
    reportDueAt,
    late,
    sent,
  };
}

export async function incidentOf(
  { incidents }: Pick<RegulatorPorts, "incidents">,
  id: IncidentId,
): Promise<Incident> {
  const incident = await incidents.byId(id);
  if (incident === null) throw new Error("There is no such incident");
  return incident;
}

async function contentNow(
  ports: RegulatorPorts,
  { authority }: Staff,
  incident: Incident,
  sections: readonly SectionLine[],
  sent: readonly SentLine[],
): Promise<ReportContent> {
  const of = { incident: incident.id, authority };
  const [authorities, figures, told, measures, complaints, referred] = await Promise.all([
    ports.bodies.authorities(),
    ports.figures.figures(of),
    toldIn(ports, of),
    ports.measures.of(incident.id),
    ports.complaintTally(of),
    referredIn(ports, of),
  ]);
  const body = authorities.find(({ id }) => id === authority);
  const facts = {
    incident: incident.reference,
    authority: body?.name ?? "",
    summary: incident.summary,
    believed: believedWords(incident),
    awareAt: incident.involved.find((line) => line.authority === authority)?.awareAt ?? null,
    figures,
    measures: takenMeasures(measures, authority),
    told,
    complaints,
    referred,
    contact: contactWords(body),
    kind: (sent.length === 0 ? "initial" : "follow-up") as ReportKind,
    caseReference: sent.findLast(({ caseReference }) => caseReference !== "")?.caseReference ?? "",
  };
  return contentOf(facts, typedIn(sections));
}

export function typedIn(sections: readonly Pick<SectionLine, "typed">[]): Typed {
  return Object.assign({}, ...sections.map(({ typed }) => typed)) as Typed;
}

/** SHA-256 of all fields, what kind of report it is aside: that is chosen while it is signed. */
export function fingerprintOf(content: ReportContent): string {
  const fields = content.fields.filter(({ key }) => key !== "kind");
  return hashOfContent({ ...content, fields });
}

export function hashOfContent(content: ReportContent): string {
  return createHash("sha256").update(canonical(content)).digest("hex");
}

function emptySection(section: SectionLine["section"]): SectionLine {
  return { section, typed: {}, version: 0, by: "", at: null };
}

function believedWords({ believed: { what, fromYear, toYear, confidence } }: Incident): string {
  if (what === "") return "";
  const years = fromYear === null && toYear === null ? "" : ` (${fromYear ?? "…"} to ${toYear ?? "…"})`;
  return `What is ${confidence} to have been taken: ${what}${years}.`;
}

function contactWords(body: Authority | undefined): string {
  if (body === undefined) return "";
  const { phone, email } = body.contact;
  return phone === "" && email === "" ? "" : [body.name, phone, email].filter((one) => one !== "").join(", ");
}
