/** The DPO signs: the report as it was sent, frozen for good. */
import { reportKinds } from "../../../domain/report/facts.ts";
import type { FieldKey } from "../../../domain/report/field.ts";
import { fieldOf } from "../../../domain/report/fields.ts";
import { wayKeys, ways } from "../../../domain/report/sent.ts";
import { ukMoment } from "../../../domain/uk-time/in-words.ts";
import { wordsFor } from "../../../respond/words.ts";
import { type FieldError, type Fields, formView, oneOf, raw, text } from "../../frame/fields.ts";
import { momentFields, readMoment } from "../../frame/moment-fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { inSummary, wrong } from "../../frame/wrong.ts";
import { kindInShort } from "../words.ts";

export const path = "/incidents/:incident/report/sign";
export const needs = "incident";
export const verbs = { get: "report.sign", post: "report.sign" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, momentFields("sent-at", visit.now), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, confirmedAt } = visit;
  const [kind, way] = [oneOf(form, "kind", reportKinds), oneOf(form, "way", wayKeys)];
  const at = readMoment(form, "sent-at", "When it was sent");
  const errors: readonly FieldError[] = [
    ...(kind === undefined ? [{ field: "kind", text: "Select what kind of report it is" }] : []),
    ...(way === undefined ? [{ field: "way", text: "Select how it was sent" }] : []),
    ...(at.kind === "error" ? [at.error] : []),
    ...(at.kind === "empty" ? [{ field: "sent-at-day", text: "Enter when it was sent" }] : []),
  ];
  if (kind === undefined || way === undefined || at.kind !== "moment") return show(visit, form, errors);
  const outcome = await desk.signReport(staff, incident.id, {
    ...{ kind, way, sentAt: at.moment, confirmedAt },
    caseReference: text(form, "case-reference"),
    fingerprint: raw(form, "fingerprint"),
    after: Number(/^\d{1,6}$/u.exec(raw(form, "after"))?.[0] ?? -1),
  });
  if (outcome.ok) {
    const { number } = outcome.value;
    const banner = `Report ${number} is frozen as it was sent. It stands in the ledger.`;
    return redirect(`/incidents/${incident.reference}/report/sent/${number}`, banner);
  }
  const { problem } = outcome;
  if (problem.kind === "changed-since-shown" || problem.kind === "sent-already")
    return show(visit, form, [{ field: "", text: inSummary(changedWords(problem)) }], 409);
  if ("field" in problem) {
    const { label } = fieldOf(problem.field as FieldKey);
    return show(visit, form, [{ field: "", text: `${label} ${inSummary(wordsFor(problem))}` }]);
  }
  return show(visit, form, [
    wrong<string>(problem, {
      "sent-in-future": "sent-at-day",
      "sent-before-aware": "sent-at-day",
      "case-reference-malformed": "case-reference",
      "not-the-first": "kind",
      "not-a-follow-up": "kind",
    }),
  ]);
}

function changedWords(problem: { readonly kind: string }): string {
  return problem.kind === "sent-already"
    ? wordsFor(problem)
    : "The report has changed since you opened this page. Look at it below before you sign: you sign what you have seen.";
}

async function show(
  { desk, staff, incident }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  status = 400,
): Promise<Reply> {
  const report = await desk.report(staff, incident.id);
  const base = `/incidents/${incident.reference}`;
  const last = report.sent.at(-1);
  const kinds = last === undefined ? (["initial"] as const) : (["follow-up", "final"] as const);
  return page(
    "regulator/sign/page.njk",
    {
      title: "Sign the report as sent",
      back: { href: `${base}/report`, text: "Report to the regulator" },
      base,
      here: `${base}/report/sign`,
      form: formView(values, errors),
      kinds: kinds.map((value) => ({ value, text: kindInShort(value) })),
      only: kinds.length === 1 ? kinds[0] : null,
      ways: wayKeys.map((value) => ({ value, text: ways[value] })),
      fingerprint: report.fingerprint,
      after: last?.number ?? 0,
      last: last === undefined ? "" : ukMoment(last.sentAt),
      missing: report.missing.length,
      late: report.late,
      delayMissing: report.missing.some(({ key }) => key === "delay"),
      fields: report.content.fields.filter(({ text: words }) => words !== ""),
    },
    { status: errors.length > 0 ? status : 200 },
  );
}
