/** A section of the report, written by staff. Figures stand above the field that they belong to. */

import { type ReportField, type SectionKey, sectionKeys, sections } from "../../../domain/report/field.ts";
import { fieldsIn, type Typed } from "../../../domain/report/fields.ts";
import { type ChangedView, changedView, statusOf, versionIn } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, raw } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { fieldsOf, inWords, labelsOf, typedIn } from "./form.ts";

export const path = "/incidents/:incident/report/sections/:section";
export const needs = "incident";
/** Several long answers in letters that take nine bytes each on the way. */
export const takes = 512 * 1024;
export const verbs = { get: "report.write", post: "report.write" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const section = sectionOf(visit);
  return section === undefined ? notFound : show(visit, section, null, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const section = sectionOf(visit);
  if (section === undefined) return notFound;
  const typed = typedIn(form, section);
  const outcome = await desk.writeReportSection(staff, incident.id, section, {
    ...{ typed, version: versionIn(form), sure: raw(form, "sure") === "yes" },
  });
  if (outcome.ok) return redirect(`/incidents/${incident.reference}/report#${section}`, "Saved.");
  const { problem } = outcome;
  if (problem.kind === "changed-meanwhile") {
    const now = await desk.report(staff, incident.id);
    const line = now.sections.find((one) => one.section === section)!;
    const theirs = inWords(fieldsOf(line.typed, line.version), section);
    const changed = changedView(problem, labelsOf(section), theirs, inWords(typed as Fields, section));
    return show(visit, section, fieldsOf(typed, line.version), [], { changed });
  }
  const kept = fieldsOf(typed, versionIn(form));
  return show(visit, section, kept, [wrong(problem, { [problem.kind]: problem.field })], {
    asksSure: problem.kind === "may-name-somebody",
  });
}

/** What the register has found stands above already, and need not be chosen too. */
function choicesOf({ key, kind, choices = {} }: ReportField, drawn: string, typed: Typed) {
  const lines = kind === "several" ? drawn.split("\n") : [];
  return Object.entries(choices)
    .filter(
      ([value, text]) =>
        typed[key]?.includes(value) ||
        !lines.some((one) => one === text || one.startsWith(`${text} (`) || one.startsWith(`${text}: `)),
    )
    .map(([value, text]) => ({ value, text }));
}

function sectionOf({ params }: IncidentVisit): SectionKey | undefined {
  return sectionKeys.find((key) => key === params["section"]);
}

async function show(
  visit: IncidentVisit,
  section: SectionKey,
  typed: Fields | null,
  errors: readonly FieldError[],
  {
    changed = null,
    asksSure = false,
  }: { readonly changed?: ChangedView | null; readonly asksSure?: boolean } = {},
): Promise<Reply> {
  const { desk, staff, incident } = visit;
  const report = await desk.report(staff, incident.id);
  const line = report.sections.find((one) => one.section === section)!;
  const base = `/incidents/${incident.reference}`;
  return page(
    "regulator/section/page.njk",
    {
      title: sections[section],
      back: { href: `${base}/report`, text: "Report to the regulator" },
      here: `${base}/report/sections/${section}`,
      form: formView(typed ?? fieldsOf(line.typed, line.version), errors),
      fields: fieldsIn(section)
        .filter(({ key }) => key !== "kind")
        .map((field) => {
          const now = report.content.fields.find(({ key }) => key === field.key)!;
          const drawn = field.drawn && ["record", "both"].includes(now.source) && field.kind !== "long";
          return {
            ...field,
            drawn: drawn ? now.text : "",
            because: drawn ? now.because : "",
            choices: choicesOf(field, drawn ? now.text : "", line.typed),
            inForm: field.key !== "records",
          };
        }),
      asksSure: asksSure || raw(visit.form, "sure") === "yes",
      late: report.late,
      changed,
    },
    { status: statusOf(changed, errors) },
  );
}
